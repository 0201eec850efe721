/** sandbox. */
@NullMarked
package io.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
