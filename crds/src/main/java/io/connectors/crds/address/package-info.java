/**
 * Addresses of tools: how they are written, when two are the same, and which requests they cover. Knows URLs only; must not
 * resolve a name or open a connection.
 */
@NullMarked
package io.connectors.crds.address;

import org.jspecify.annotations.NullMarked;
