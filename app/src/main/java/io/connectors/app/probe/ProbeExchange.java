package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One probe with its redirects, on sockets: the JDK's client would look the name up a second time. */
final class ProbeExchange {
    private static final int MAX_REDIRECTS = 5;

    private final Dialler dialler;

    ProbeExchange(Dialler dialler) {
        this.dialler = dialler;
    }

    ProbeAnswer ask(ProbeRequest request, boolean withBody) {
        ProbeRequest current = request;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            ProbeAnswer answer = send(current, withBody);
            if (!current.followRedirects() || !answer.head().isRedirect()) {
                return answer;
            }
            current = follow(current, answer.head());
        }
        throw new ProbeException(
                Failure.BAD_ANSWER,
                "%s answers with more than %d redirects.".formatted(request.question(), MAX_REDIRECTS),
                null);
    }

    private ProbeAnswer send(ProbeRequest request, boolean withBody) {
        try (Socket socket = dialler.open(request)) {
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
            InputStream input = new BufferedInputStream(socket.getInputStream());
            ResponseHead head = ResponseHead.read(input);
            return new ProbeAnswer(head, ResponseBody.read(input, head, withBody), request.question());
        } catch (IOException e) {
            throw new ProbeException(
                    Failure.UNREACHABLE,
                    "The connection to %s broke before the tool answered."
                            .formatted(request.origin().authority()),
                    e);
        }
    }

    private static byte[] bytes(ProbeRequest request) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\r\n")
                .append("Host: ")
                .append(request.origin().authority())
                .append("\r\n")
                .append("User-Agent: connectors-probe\r\nAccept: */*\r\nConnection: close\r\n");
        if (request.method().equals("POST")) {
            head.append("Content-Length: 0\r\n");
        }
        request.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ProbeRequest follow(ProbeRequest request, ResponseHead head) {
        String location = head.header("Location").orElse("");
        return resolve(request, location)
                .orElseThrow(() -> new ProbeException(
                        Failure.BAD_ANSWER,
                        "%s answers with a redirect (%d) to no usable URL."
                                .formatted(request.question(), head.status()),
                        null));
    }

    private static Optional<ProbeRequest> resolve(ProbeRequest request, String location) {
        try {
            URI here = URI.create(
                    request.origin().scheme() + "://" + request.origin().authority() + request.target());
            URI there = here.resolve(location);
            String path = Optional.ofNullable(there.getRawPath())
                    .filter(p -> !p.isEmpty())
                    .orElse("/");
            String target = there.getRawQuery() == null ? path : path + "?" + there.getRawQuery();
            ToolAddress origin = ToolAddress.parse(there.getScheme() + "://" + there.getRawAuthority());
            return Optional.of(request.redirected(origin, target));
        } catch (InvalidAddressException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
