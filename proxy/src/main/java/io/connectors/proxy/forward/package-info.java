/**
 * Recognises requests to a forward proxy: the whole URL in the request, Connectors in the user name. Knows the grammar
 * of user names; does not know which Connector covers the URL.
 */
@NullMarked
package io.connectors.proxy.forward;

import org.jspecify.annotations.NullMarked;
