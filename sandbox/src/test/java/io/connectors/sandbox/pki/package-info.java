/** Tests the development CA against the JDK's own TLS. */
@NullMarked
package io.connectors.sandbox.pki;

import org.jspecify.annotations.NullMarked;
