/**
 * What is done to each proxy, and which numbers come of it. Knows load and targets; does not judge.
 */
@NullMarked
package io.connectors.bench.workload;

import org.jspecify.annotations.NullMarked;
