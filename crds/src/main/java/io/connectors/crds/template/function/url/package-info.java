/**
 * Takes URLs apart, then puts them together, as Go's {@code net/url} does. Knows texts whose characters are bytes (ISO 8859-1); does
 * not know templates, nor whether an address may be used.
 */
@NullMarked
package io.connectors.crds.template.function.url;

import org.jspecify.annotations.NullMarked;
