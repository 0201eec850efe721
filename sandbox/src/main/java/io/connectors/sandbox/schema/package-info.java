/**
 * Says what objects look like: the shape of every kind, built-in or custom, with validation, pruning, defaulting and the
 * OpenAPI documents that follow from it. Knows no HTTP, no storage and no patch format.
 */
@NullMarked
package io.connectors.sandbox.schema;

import org.jspecify.annotations.NullMarked;
