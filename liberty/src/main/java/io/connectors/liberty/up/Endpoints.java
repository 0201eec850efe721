package io.connectors.liberty.up;

import io.connectors.liberty.launch.Ports;
import io.connectors.liberty.launch.Ports.Listener;
import java.net.URI;

/** Where the parts of a running product answer. */
public record Endpoints(URI proxy, URI proxyTls, URI forward, URI control, URI proxyHealth) {

    private static final String HOST = "127.0.0.1";

    static Endpoints of(Ports ports) {
        return new Endpoints(
                address("http", ports.of(Listener.PROXY)),
                address("https", ports.of(Listener.PROXY_TLS)),
                address("http", ports.of(Listener.FORWARD)),
                address("https", ports.of(Listener.CONTROL)),
                address("http", ports.of(Listener.PROXY_HEALTH)));
    }

    public URI ui() {
        return control.resolve("/ui");
    }

    private static URI address(String scheme, int port) {
        return URI.create(scheme + "://" + HOST + ":" + port);
    }
}
