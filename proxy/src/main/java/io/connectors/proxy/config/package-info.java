/**
 * The settings of the proxy, read and checked once at start. Knows keys, types and defaults; does not know what a
 * setting is used for.
 */
@NullMarked
package io.connectors.proxy.config;

import org.jspecify.annotations.NullMarked;
