package io.connectors.proxy.upstream;

import io.connectors.crds.trust.ClientIdentity;
import java.util.Optional;

/**
 * Whom to trust at the tool's end of a TLS connection, and as whom to appear there.
 *
 * @param authorities PEM certificates to trust beside the system's, or empty
 * @param self shown to a tool that asks for a certificate
 */
public record ToolIdentity(String authorities, Optional<ClientIdentity> self) {
    public static final ToolIdentity NONE = new ToolIdentity("", Optional.empty());
}
