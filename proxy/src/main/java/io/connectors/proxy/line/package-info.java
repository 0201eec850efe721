/**
 * The one line that every request passes, whatever listener it came from: access, target, injection, exchange, audit.
 * Knows the order of the steps; does not know how a client is connected or how a step decides.
 */
@NullMarked
package io.connectors.proxy.line;

import org.jspecify.annotations.NullMarked;
