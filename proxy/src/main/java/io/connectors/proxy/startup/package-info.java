/**
 * Puts the proxy together, starts it with its web application and stops it in order. Knows every part; does not know how one works.
 */
@NullMarked
package io.connectors.proxy.startup;

import org.jspecify.annotations.NullMarked;
