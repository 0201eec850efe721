/**
 * Bounds how long a blocking read or write may take, in either direction and also where a socket offers no time-out. Knows time;
 * does not know what is waited for.
 */
@NullMarked
package io.connectors.proxy.deadline;

import org.jspecify.annotations.NullMarked;
