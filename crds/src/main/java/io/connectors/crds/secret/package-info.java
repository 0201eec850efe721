/**
 * Single Secrets by name, kept up to date by a watch each: our ServiceAccounts may get and watch a Secret whose name they know, never
 * list. Knows the API server; must not look into a Secret.
 */
@NullMarked
package io.connectors.crds.secret;

import org.jspecify.annotations.NullMarked;
