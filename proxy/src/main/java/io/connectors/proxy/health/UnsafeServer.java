package io.connectors.proxy.health;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out from outside whether the server passes on what a client may forge or mangles what it should keep. Each
 * fault names the element of server.xml that mends it.
 */
final class UnsafeServer {
    static final String HOST = "self-check.connectors.invalid";
    private static final String FORGED_HOST = "forged.connectors.invalid";
    private static final String HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

    private final Probe probe;
    private final SelfCheckEcho echo;

    UnsafeServer(Probe probe, SelfCheckEcho echo) {
        this.probe = probe;
        this.echo = echo;
    }

    /**
     * Returns what is wrong with the port.
     *
     * @throws IOException when nothing listens there yet
     */
    List<String> faults(int port) throws IOException {
        List<String> faults = new ArrayList<>();
        String plain = probe.ask(port, request(echo.path(), "Connection: close\r\n"));
        if (!plain.startsWith("HTTP/1.1 200")) {
            throw new IOException("Port " + port + " does not lead to this application yet");
        }
        String encoded = echo.path() + "/a%2Fb";
        if (!probe.ask(port, request(encoded, "Connection: close\r\n")).contains(SelfCheckEcho.line(HOST, encoded))) {
            faults.add("port " + port + " refuses or decodes %2F in paths: set"
                    + " <webContainer skipEncodedCharVerification=\"true\"/>");
        }
        String forged = request(echo.path(), "$WSSN: " + FORGED_HOST + "\r\nConnection: close\r\n");
        if (!probe.ask(port, forged).contains(SelfCheckEcho.line(HOST, echo.path()))) {
            faults.add("port " + port + " believes the forged host of $WSSN: set"
                    + " <httpDispatcher trustedHeaderOrigin=\"none\"/>");
        }
        if (speaksHttp2(port)) {
            faults.add("port " + port + " speaks HTTP/2: set <httpEndpoint protocolVersion=\"http/1.1\"/>");
        }
        return faults;
    }

    private boolean speaksHttp2(int port) throws IOException {
        String priorKnowledge = probe.ask(port, HTTP2_PREFACE);
        String upgrade = probe.ask(
                port,
                request(
                        echo.path(),
                        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"));
        boolean frames = priorKnowledge.length() >= 9 && !priorKnowledge.startsWith("HTTP/");
        return frames || upgrade.startsWith("HTTP/1.1 101");
    }

    private static String request(String path, String fields) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + HOST + "\r\n" + fields + "\r\n";
    }
}
