/**
 * Makes the certificates and keys of one development machine and keeps them in files that only their owner reads. Knows
 * certificates, host names and files; does not know Kubernetes, servers or who trusts what it makes.
 */
@NullMarked
package io.connectors.sandbox.pki;

import org.jspecify.annotations.NullMarked;
