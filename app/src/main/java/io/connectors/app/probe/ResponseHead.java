package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status and header lines of an HTTP/1.x answer. */
record ResponseHead(int status, List<String> headerLines) {
    private static final int MAX_HEAD_BYTES = 32 * 1024;
    private static final int MAX_INTERIM_ANSWERS = 5;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (?<status>[1-5][0-9]{2})(?: .*)?");

    /** Reads up to the end of the first head that is not an interim answer (1xx). */
    static ResponseHead read(InputStream input) throws IOException {
        for (int i = 0; i < MAX_INTERIM_ANSWERS; i++) {
            ResponseHead head = readOne(input);
            if (head.status() >= 200) {
                return head;
            }
        }
        throw malformed();
    }

    Optional<String> header(String name) {
        String prefix = name + ":";
        return headerLines.stream()
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : headerLines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static ResponseHead readOne(InputStream input) throws IOException {
        List<String> lines = new ArrayList<>();
        int budget = MAX_HEAD_BYTES;
        while (true) {
            String line = readLine(input, budget);
            if (line.isEmpty()) {
                break;
            }
            budget -= line.length();
            lines.add(line);
        }
        Matcher matcher = STATUS_LINE.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!matcher.matches()) {
            throw malformed();
        }
        return new ResponseHead(Integer.parseInt(matcher.group("status")), List.copyOf(lines.subList(1, lines.size())));
    }

    private static String readLine(InputStream input, int budget) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read;
        while ((read = input.read()) != '\n') {
            if (read < 0 || line.size() == budget) {
                throw malformed();
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static ProbeException malformed() {
        return new ProbeException(
                Failure.BAD_ANSWER,
                "The tool's answer is no HTTP/1.1 answer, or its head is larger than 32 KiB. Check scheme and port of spec.address.",
                null);
    }
}
