/**
 * Performs the verbs of the API on objects: read, create, change, delete, with all that must hold for each write. Knows
 * schemas, patches and storage; does not know HTTP or what the caller may do.
 */
@NullMarked
package io.connectors.sandbox.registry;

import org.jspecify.annotations.NullMarked;
