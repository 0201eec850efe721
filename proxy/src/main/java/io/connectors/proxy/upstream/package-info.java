/**
 * An HTTP/1.1 client on plain sockets: pools, TLS, time-outs, one retry. Knows routes and messages; does not know
 * Connectors, credentials or clients.
 */
@NullMarked
package io.connectors.proxy.upstream;

import org.jspecify.annotations.NullMarked;
