/**
 * Parses label and field selectors and matches objects against them. Knows the syntax and the fields each kind can be
 * selected by; does not know storage or HTTP.
 */
@NullMarked
package io.connectors.sandbox.selector;

import org.jspecify.annotations.NullMarked;
