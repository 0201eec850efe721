/**
 * The Service through which a Connector's host name leads to the proxy. Knows names and the one Service of a Connector; must not
 * know tools, credentials or conditions.
 */
@NullMarked
package io.connectors.app.proxyservice;

import org.jspecify.annotations.NullMarked;
