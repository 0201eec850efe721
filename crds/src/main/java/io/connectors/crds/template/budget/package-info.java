/**
 * Bounds what one evaluation of a template may cost: time, memory and nesting. Knows numbers only; must not know values,
 * functions or templates.
 */
@NullMarked
package io.connectors.crds.template.budget;

import org.jspecify.annotations.NullMarked;
