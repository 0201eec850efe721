/**
 * Decides what the tool is told about the caller's identity. Knows headers and credentials; does not know Connectors,
 * Kubernetes or sockets.
 */
@NullMarked
package io.connectors.proxy.inject;

import org.jspecify.annotations.NullMarked;
