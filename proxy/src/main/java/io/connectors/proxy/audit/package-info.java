/**
 * Who did what through which Connector, one line a request. Knows names, counts and verdicts; never sees a header
 * value, a query, a token or a credential.
 */
@NullMarked
package io.connectors.proxy.audit;

import org.jspecify.annotations.NullMarked;
