/**
 * The settings of the control plane, read and checked once at start. Knows keys, defaults and where values come from; must not know
 * what they are used for.
 */
@NullMarked
package io.connectors.app.config;

import org.jspecify.annotations.NullMarked;
