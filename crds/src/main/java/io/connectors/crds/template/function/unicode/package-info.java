/**
 * Classes of code points and their case, as of the version of Unicode that Go knows. Knows single code points; does not know strings or
 * templates.
 */
@NullMarked
package io.connectors.crds.template.function.unicode;

import org.jspecify.annotations.NullMarked;
