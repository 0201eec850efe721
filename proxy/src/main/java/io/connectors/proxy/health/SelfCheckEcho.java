package io.connectors.proxy.health;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells the start-up check how the server read its request, at a path that nobody else can guess. */
final class SelfCheckEcho {
    private final String path;

    SelfCheckEcho(String secret) {
        this.path = "/self-check-" + secret;
    }

    String path() {
        return path;
    }

    static String line(String host, String path) {
        return "host=" + host + " path=" + path + " end";
    }

    boolean isFor(HttpServletRequest request) {
        return request.getRequestURI().startsWith(path);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getOutputStream()
                .write(line(request.getServerName(), request.getRequestURI()).getBytes(StandardCharsets.ISO_8859_1));
    }
}
