/**
 * The interception authority: which of its certificates sign, which are trusted, and when the next one is made; all replicas
 * agree on it by a text that they share. Knows certificates and time; does not know Kubernetes, leaves or requests.
 */
@NullMarked
package io.connectors.proxy.authority;

import org.jspecify.annotations.NullMarked;
