/** What is counted, as MicroProfile Metrics. Knows names and bounded labels; does not know what a request is made of. */
@NullMarked
package io.connectors.proxy.metrics;

import org.jspecify.annotations.NullMarked;
