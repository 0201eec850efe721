/** crds. */
@NullMarked
package io.connectors.crds;

import org.jspecify.annotations.NullMarked;
