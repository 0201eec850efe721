/**
 * Does in the background what the controllers of a cluster do for the kinds here: garbage collection, the ends of namespaces
 * and definitions, what each namespace is born with. Does not know HTTP or who caused a change.
 */
@NullMarked
package io.connectors.sandbox.lifecycle;

import org.jspecify.annotations.NullMarked;
