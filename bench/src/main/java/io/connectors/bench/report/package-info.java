/**
 * Turns samples into tables and files, with the bars they are held against. Knows no process and no load.
 */
@NullMarked
package io.connectors.bench.report;

import org.jspecify.annotations.NullMarked;
