/** Whether the proxy lives and may serve, as MicroProfile Health. Knows what is asked; does not know how the answer comes about. */
@NullMarked
package io.connectors.proxy.health;

import org.jspecify.annotations.NullMarked;
