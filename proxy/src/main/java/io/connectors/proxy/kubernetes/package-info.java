/**
 * The cluster as the proxy sees it: informers of Connectors and classes, watches of single Secrets. Knows the API
 * server; does not know requests.
 */
@NullMarked
package io.connectors.proxy.kubernetes;

import org.jspecify.annotations.NullMarked;
