/**
 * Keeps objects, numbers their changes and survives a killed process. Knows keys, revisions and files; does not know
 * kinds, HTTP or who may do what.
 */
@NullMarked
package io.connectors.sandbox.storage;

import org.jspecify.annotations.NullMarked;
