/**
 * How values become text: Go's package fmt, and the parts of strconv that it stands on. Knows values and budgets; must not know functions or
 * templates.
 */
@NullMarked
package io.connectors.crds.template.format;

import org.jspecify.annotations.NullMarked;
