/**
 * HTTP/1.1 as bytes: heads and bodies are read strictly and written back, for clients and for tools alike. Knows the
 * grammar of RFC 9112; does not know what a message means or whose connection it is.
 */
@NullMarked
package io.connectors.proxy.codec;

import org.jspecify.annotations.NullMarked;
