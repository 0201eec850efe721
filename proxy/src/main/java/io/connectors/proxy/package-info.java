/** proxy. */
@NullMarked
package io.connectors.proxy;

import org.jspecify.annotations.NullMarked;
