/** Tests of patches, most of them against answers that a real API server gave. */
@NullMarked
package io.connectors.sandbox.patch;

import org.jspecify.annotations.NullMarked;
