/**
 * Lays objects out as the tables that kubectl prints: columns, cells, ages. Does not know HTTP or storage.
 */
@NullMarked
package io.connectors.sandbox.table;

import org.jspecify.annotations.NullMarked;
