/** Tests tokens and identities against what a real API server answered. */
@NullMarked
package io.connectors.sandbox.authentication;

import org.jspecify.annotations.NullMarked;
