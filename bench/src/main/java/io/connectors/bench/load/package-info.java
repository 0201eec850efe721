/**
 * Makes load and measures it from the client's side. Knows HTTP as far as a client needs; does not know whom it talks to.
 */
@NullMarked
package io.connectors.bench.load;

import org.jspecify.annotations.NullMarked;
