/** ui. */
@NullMarked
package io.connectors.ui;

import org.jspecify.annotations.NullMarked;
