/**
 * Whether this replica lives and may get requests, for the kubelet. Knows the application's caches; must not know Connectors, nor
 * ask the API server.
 */
@NullMarked
package io.connectors.app.health;

import org.jspecify.annotations.NullMarked;
