/**
 * Puts the product together: server configurations, their start, their installation into an API server. Knows how the parts
 * are packaged; does not know what they decide.
 */
@NullMarked
package io.connectors.liberty;

import org.jspecify.annotations.NullMarked;
