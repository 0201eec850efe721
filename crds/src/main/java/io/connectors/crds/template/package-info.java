/**
 * Templates that class authors write, in an honest subset of Go's text/template: what is not supported is refused when it is parsed.
 * Knows text and plain data (maps, lists, strings, numbers); must not know what is rendered or why.
 */
@NullMarked
package io.connectors.crds.template;

import org.jspecify.annotations.NullMarked;
