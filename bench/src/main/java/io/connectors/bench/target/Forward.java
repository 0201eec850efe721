package io.connectors.bench.target;

import java.nio.file.Path;

/**
 * How clients use a target as their forward proxy. A reverse proxy is none, but takes absolute URLs, too.
 *
 * @param authorization value of Proxy-Authorization for requests in clear text
 * @param tunnelAuthorization the same for tunnels
 * @param authority PEM file of who signs for the hosts at the end of tunnels
 */
public record Forward(int port, String authorization, String tunnelAuthorization, Path authority) {

    /** Holds a token. */
    @Override
    public String toString() {
        return "forward proxy at port " + port;
    }
}
