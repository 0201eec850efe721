/**
 * Which network addresses the product may dial for a tenant. Knows addresses only; must not resolve a name or open a
 * connection, and does not know what is asked there.
 */
@NullMarked
package io.connectors.crds.egress;

import org.jspecify.annotations.NullMarked;
