/**
 * The proxy's part in a distributed trace. Knows the trace context of a request; does not know how spans are exported.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
@NullMarked
package io.connectors.proxy.trace;

import org.jspecify.annotations.NullMarked;
