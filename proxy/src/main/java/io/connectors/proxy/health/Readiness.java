package io.connectors.proxy.health;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the proxy may serve. It may not while the server's configuration is unchecked or unsafe, nor while the
 * Connectors are unknown.
 */
public final class Readiness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final String UNCHECKED = "the server's configuration is not checked yet";

    private final List<Integer> ports;
    private final Supplier<Optional<String>> cluster;
    private final SelfCheckEcho echo;
    private final UnsafeServer server;
    private final Thread checker;
    // Written by the checker only. Empty means safe.
    private volatile String fault = UNCHECKED;

    /**
     * Begins to check.
     *
     * @param ports clear-text data ports
     * @param cluster why the cluster's objects are not known, if they are not
     * @param secret part of the path that the check uses
     */
    public Readiness(List<Integer> ports, Supplier<Optional<String>> cluster, String secret) {
        this.ports = List.copyOf(ports);
        this.cluster = cluster;
        this.echo = new SelfCheckEcho(secret);
        this.server = new UnsafeServer(new Probe(PROBE_LIMIT), echo);
        this.checker = Thread.ofVirtual().name("self-check").start(this::check);
    }

    /** Returns why the proxy may not serve, or nothing. */
    public Optional<String> obstacle() {
        return fault.isEmpty() ? cluster.get() : Optional.of(fault);
    }

    SelfCheckEcho echo() {
        return echo;
    }

    @Override
    public void close() {
        checker.interrupt();
    }

    private void check() {
        List<Integer> unchecked = new ArrayList<>(ports);
        List<String> faults = new ArrayList<>();
        try {
            while (!unchecked.isEmpty()) {
                unchecked.removeIf(port -> isChecked(port, faults));
                if (!unchecked.isEmpty()) {
                    // The server opens its ports after it has started this application.
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException closed) {
            return;
        }
        fault = faults.isEmpty() ? "" : "the server's configuration is unsafe: " + String.join("; ", faults);
        if (!faults.isEmpty()) {
            LOG.error("The proxy stays closed: {}", fault);
        }
    }

    private boolean isChecked(int port, List<String> faults) {
        try {
            faults.addAll(server.faults(port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
