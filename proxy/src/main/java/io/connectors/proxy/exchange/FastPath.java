package io.connectors.proxy.exchange;

import java.time.Duration;

/**
 * The few milliseconds in which a small reply is awaited on the thread that serves the connection: most requests are
 * answered then, without the price of a second thread.
 *
 * @param patience how long one request may hold the thread
 * @param concurrency how many may, so that slow tools cannot take all threads
 */
public record FastPath(Duration patience, int concurrency) {}
