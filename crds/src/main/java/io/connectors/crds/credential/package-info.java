/**
 * Turns a Secret into the credential that an auth type asks for, or into the reason why that cannot be done; the only code that
 * decodes Secret data. Knows Secrets and auth types; must not know how a credential is put on a request, nor read from the cluster.
 */
@NullMarked
package io.connectors.crds.credential;

import org.jspecify.annotations.NullMarked;
