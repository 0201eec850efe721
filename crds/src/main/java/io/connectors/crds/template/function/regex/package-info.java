/**
 * Regular expressions as Go's {@code regexp} understands them, over byte strings. Knows patterns, matches and budgets; does not know
 * templates.
 */
@NullMarked
package io.connectors.crds.template.function.regex;

import org.jspecify.annotations.NullMarked;
