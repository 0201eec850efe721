/**
 * Moves one request to a tool and its response back, both streamed. Knows messages and the upstream client, and sees
 * the client through {@link io.connectors.proxy.exchange.ClientSide} only; does not know servlets, Connectors or rights.
 */
@NullMarked
package io.connectors.proxy.exchange;

import org.jspecify.annotations.NullMarked;
