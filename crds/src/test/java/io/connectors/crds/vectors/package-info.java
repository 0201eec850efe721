/**
 * Runs the vectors of other engines through ours. Knows files and engines' answers; must not know how an engine works.
 */
@NullMarked
package io.connectors.crds.vectors;

import org.jspecify.annotations.NullMarked;
