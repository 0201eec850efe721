/**
 * What the proxy answers itself: the reasons, their status codes and the problem document. Knows nothing of how a
 * reason came about, and never sees a header value, a token or a credential.
 */
@NullMarked
package io.connectors.proxy.refusal;

import org.jspecify.annotations.NullMarked;
