/**
 * The wire form of our kinds in API group connectors.alauda.io: one record for each object of the schema, from which the CRDs
 * are generated. Knows JSON and what the fields are called; must not know what they mean, and never refuses an object: one that
 * fails to parse would stop the informer for all others.
 */
@NullMarked
package io.connectors.crds.v1alpha1;

import org.jspecify.annotations.NullMarked;
