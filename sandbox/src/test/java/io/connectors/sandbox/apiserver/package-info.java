/** Tests how requests are understood. */
@NullMarked
package io.connectors.sandbox.apiserver;

import org.jspecify.annotations.NullMarked;
