package io.connectors.crds.connectorclasses;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads git's format: {@code section.subsection.key} to value. What git would refuse is refused. */
final class GitConfigFile {
    private static final Pattern SECTION = Pattern.compile("\\[([-.A-Za-z0-9]+) \"((?:[^\"\\\\\\n]|\\\\.)*)\"]");
    private static final Pattern VARIABLE = Pattern.compile("\\s*([A-Za-z][-A-Za-z0-9]*)\\s*=\\s*(.*)");

    private GitConfigFile() {}

    static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String section = "";
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            Matcher header = SECTION.matcher(stripped);
            if (header.matches()) {
                section = header.group(1).toLowerCase(Locale.ROOT) + "."
                        + header.group(2).replaceAll("\\\\(.)", "$1") + ".";
                continue;
            }
            Matcher variable = VARIABLE.matcher(line);
            if (section.isEmpty() || !variable.matches()) {
                throw new IllegalArgumentException("bad line: " + line);
            }
            values.merge(
                    section + variable.group(1).toLowerCase(Locale.ROOT),
                    value(variable.group(2)),
                    (one, two) -> one + "\n" + two);
        }
        return values;
    }

    private static String value(String written) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                i++;
                value.append(escaped(written.charAt(i)));
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else {
                value.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("open quote: " + written);
        }
        return value.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'b' -> '\b';
            case '"', '\\' -> c;
            default -> throw new IllegalArgumentException("bad escape: " + c);
        };
    }
}
