/**
 * Knows what the API server adds to and demands of single built-in kinds, beyond their schemas. Does not know storage
 * writes, HTTP or who asks.
 */
@NullMarked
package io.connectors.sandbox.kind;

import org.jspecify.annotations.NullMarked;
