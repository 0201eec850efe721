/**
 * Recognises requests that address one Connector, by its host name or by its path. Knows the spellings of
 * {@code crds.ref}; does not know whether the Connector exists.
 */
@NullMarked
package io.connectors.proxy.reverse;

import org.jspecify.annotations.NullMarked;
