/**
 * Writes values as JSON, reads JSON into values, byte for byte as Go's {@code encoding/json} does. Knows values and budgets; does not know
 * functions or templates.
 */
@NullMarked
package io.connectors.crds.template.function.json;

import org.jspecify.annotations.NullMarked;
