/**
 * Computes new objects from old ones: JSON Patch, merge patches, server-side apply and the record of who set which field.
 * Knows schemas; does not know HTTP, storage or who may send what.
 */
@NullMarked
package io.connectors.sandbox.patch;

import org.jspecify.annotations.NullMarked;
