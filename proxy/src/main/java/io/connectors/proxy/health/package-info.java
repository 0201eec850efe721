/**
 * Whether the proxy may serve: the start-up check of the server's configuration, and the health port. Knows what an
 * unsafe server looks like from outside; does not know Connectors or requests to tools.
 */
@NullMarked
package io.connectors.proxy.health;

import org.jspecify.annotations.NullMarked;
