/**
 * Who a caller is and what it may do, decided by the API server (TokenReview, SubjectAccessReview) and remembered for a short time.
 * Knows tokens, users and permissions; must not know what is behind a permission, nor the protocol the caller speaks.
 */
@NullMarked
package io.connectors.crds.access;

import org.jspecify.annotations.NullMarked;
