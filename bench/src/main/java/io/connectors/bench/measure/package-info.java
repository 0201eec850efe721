/**
 * What is measured: samples of rounds, medians of ratios, CPU time and memory of processes. Knows numbers and the kernel's view of a
 * process; does not know proxies or load.
 */
@NullMarked
package io.connectors.bench.measure;

import org.jspecify.annotations.NullMarked;
