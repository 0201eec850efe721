/**
 * Writes the CRDs of {@code v1alpha1} during the build. Knows fabric8's generator and what it leaves out; is not part of the jar, so
 * nothing else may use it.
 */
@NullMarked
package io.connectors.crds.schema;

import org.jspecify.annotations.NullMarked;
