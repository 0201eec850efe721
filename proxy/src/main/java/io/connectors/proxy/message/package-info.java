/**
 * The heads of HTTP messages as values: request and response line, header fields, framing. Knows the grammar of
 * RFC 9110 and 9112; does not know servlets, sockets or what a header means to the product.
 */
@NullMarked
package io.connectors.proxy.message;

import org.jspecify.annotations.NullMarked;
