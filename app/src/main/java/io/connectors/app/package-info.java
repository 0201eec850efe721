/** app. */
@NullMarked
package io.connectors.app;

import org.jspecify.annotations.NullMarked;
