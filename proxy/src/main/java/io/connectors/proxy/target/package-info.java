/**
 * Decides where a request goes: which Connector covers it, which address and path that is, whom to trust there and
 * with which credential. Knows Connectors, classes and Secrets through {@link io.connectors.proxy.target.ClusterView};
 * does not know clients, headers or sockets.
 */
@NullMarked
package io.connectors.proxy.target;

import org.jspecify.annotations.NullMarked;
