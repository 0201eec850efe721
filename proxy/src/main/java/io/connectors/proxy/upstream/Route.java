package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Origin;

/**
 * Where a request goes and whose connections it may share.
 *
 * @param owner Connector and Secret version: requests of different owners never share a connection, because tools may tie an identity
 *     to it
 * @param trust used for TLS only
 * @param reach which addresses may be dialled
 */
public record Route(String owner, Origin origin, ToolIdentity trust, Reach reach, UpstreamLimits limits) {

    /** Connections are looked up by route for each request, and these two tell almost all routes apart. */
    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + origin.hashCode();
    }

    @Override
    public String toString() {
        return origin.toString();
    }
}
