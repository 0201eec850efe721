/**
 * Decides by roles and bindings what a user may do, and who may hand out which rights. Knows the words of the API and how to
 * read objects; does not know how a user proved who it is, HTTP, or where objects are kept.
 */
@NullMarked
package io.connectors.sandbox.authorization;

import org.jspecify.annotations.NullMarked;
