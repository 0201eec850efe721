/**
 * Finds out who sends a request, and issues and reviews the tokens that prove it. Knows tokens, service accounts and the
 * objects a token is bound to; does not know rules, HTTP servers or storage, and asks an {@code Authorizer} only whether
 * somebody may act as somebody else.
 */
@NullMarked
package io.connectors.sandbox.authentication;

import org.jspecify.annotations.NullMarked;
