/**
 * The values that templates compute with, and their types as Go names them. Knows what a value is; must not know syntax, functions or how
 * a value is printed.
 */
@NullMarked
package io.connectors.crds.template.value;

import org.jspecify.annotations.NullMarked;
