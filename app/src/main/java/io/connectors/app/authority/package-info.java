/**
 * The certificate authorities that the installation trusts beside the system's. Knows Secrets of the system namespace; must not know
 * Connectors and classes.
 */
@NullMarked
package io.connectors.app.authority;

import org.jspecify.annotations.NullMarked;
