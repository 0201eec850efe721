/**
 * The functions that Go's text/template brings along. Knows values and how they are printed; must not know syntax, nor other functions.
 */
@NullMarked
package io.connectors.crds.template.builtin;

import org.jspecify.annotations.NullMarked;
