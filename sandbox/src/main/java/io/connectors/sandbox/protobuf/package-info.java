/**
 * Reads objects in the binary form that kubectl and Go clients send built-in kinds in. Knows that form and JSON; does not
 * know requests, what a kind means, or whether anybody serves it.
 */
@NullMarked
package io.connectors.sandbox.protobuf;

import org.jspecify.annotations.NullMarked;
