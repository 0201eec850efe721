/** Both ends of the proxy as raw sockets: tools that record and misbehave, clients that send any byte. */
@NullMarked
package io.connectors.proxy.wire;

import org.jspecify.annotations.NullMarked;
