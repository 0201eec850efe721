/**
 * Our own HTTP/1.1 server: sockets, connections, limits, and what a client is to the rest of the proxy. Knows the wire; does not know
 * what is done with a request.
 */
@NullMarked
package io.connectors.proxy.listener;

import org.jspecify.annotations.NullMarked;
