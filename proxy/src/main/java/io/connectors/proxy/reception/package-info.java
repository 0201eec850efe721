/**
 * Receives what clients send: makes a request of it, or a refusal, and tells reverse, forward and CONNECT apart. Knows the forms in which
 * a target can be written; does not know who may go where.
 */
@NullMarked
package io.connectors.proxy.reception;

import org.jspecify.annotations.NullMarked;
