/**
 * Makes a tool's answer fit for a client that knows the tool under the proxy's name: URLs and cookies that point at the tool point at the
 * proxy. Knows header fields; does not know bodies or whether the client may follow.
 */
@NullMarked
package io.connectors.proxy.rewrite;

import org.jspecify.annotations.NullMarked;
