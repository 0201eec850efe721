package io.connectors.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How a client reaches a tool by way of one proxy, or directly.
 *
 * @param port on the loopback address
 * @param host what the client writes into Host
 * @param authorization value of Authorization
 */
public record Route(int port, String host, String authorization) {

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    List<String> fields() {
        return List.of("Host: " + host, "Authorization: " + authorization);
    }

    /** Holds a token. */
    @Override
    public String toString() {
        return host + " at port " + port;
    }
}
