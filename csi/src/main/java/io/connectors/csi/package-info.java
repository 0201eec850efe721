/** csi. */
@NullMarked
package io.connectors.csi;

import org.jspecify.annotations.NullMarked;
