package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Origin;

/**
 * Where a request goes and whose connections it may share.
 *
 * @param owner Connector and Secret version: requests of different owners never share a connection, because tools may
 *     tie an identity to it
 * @param extraAuthorities PEM certificates to trust beside the system's, or empty
 */
public record Route(String owner, Origin origin, String extraAuthorities) {

    @Override
    public String toString() {
        return origin.toString();
    }
}
