/**
 * The application's connection to the cluster: one client, caches of the kinds we follow, events, and one owner that closes them in
 * the right order. Knows kinds and names; must not know what follows from them.
 */
@NullMarked
package io.connectors.app.kubernetes;

import org.jspecify.annotations.NullMarked;
