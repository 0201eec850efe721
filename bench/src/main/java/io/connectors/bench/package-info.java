/**
 * Measures the packaged proxy against its peers in interleaved rounds. Knows all parts of the benchmark; the product does not know it.
 */
@NullMarked
package io.connectors.bench;

import org.jspecify.annotations.NullMarked;
