/** Tests decisions against what a real API server answered. */
@NullMarked
package io.connectors.sandbox.authorization;

import org.jspecify.annotations.NullMarked;
