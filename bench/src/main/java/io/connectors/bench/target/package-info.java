/**
 * The proxies that are compared and the tools behind them, started as their users start them. Knows configurations and processes; does
 * not know what is measured.
 */
@NullMarked
package io.connectors.bench.target;

import org.jspecify.annotations.NullMarked;
