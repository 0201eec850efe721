/**
 * The control plane: reconciles Connectors and serves the Connectors API. Knows what its packages have in common, the start of the
 * application; must not know the rules of any of them.
 */
@NullMarked
package io.connectors.app;

import org.jspecify.annotations.NullMarked;
