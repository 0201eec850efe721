/**
 * Decides who the client is and whether it may use the Connectors it named. Knows tokens, callers and rights; does
 * not know where a request goes or what a credential is.
 */
@NullMarked
package io.connectors.proxy.access;

import org.jspecify.annotations.NullMarked;
