/** liberty. */
@NullMarked
package io.connectors.liberty;

import org.jspecify.annotations.NullMarked;
