/**
 * Compiles and evaluates expressions in CEL with the functions Kubernetes adds. Knows structural schemas as types and
 * JSON as values; does not know who asks, or what an expression that is false leads to.
 */
@NullMarked
package io.connectors.sandbox.expression;

import org.jspecify.annotations.NullMarked;
