package io.connectors.bench.target;

import io.connectors.liberty.launch.Installation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that runs while it is measured. Peers are started when they are asked for first, and run until the end. */
public final class Stage implements AutoCloseable {
    private static final int PASSWORD_BYTES = 16;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Tools tools;
    private final ApiServer api;
    private final ConnectorsProxy connectors;
    private final Peers peers;

    /**
     * Starts tools, API server and our proxy.
     *
     * @param folder for what they write; nothing of it is needed afterwards
     */
    public Stage(Path checkout, Path folder) throws InterruptedException {
        String password = password();
        try {
            this.tools = started(Tools.start(folder.resolve("tools")));
            this.api = started(ApiServer.start(folder.resolve("api"), tools.addresses(), password));
            this.connectors = started(
                    ConnectorsProxy.start(Installation.ofCheckout(checkout), folder.resolve("connectors"), api));
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
        this.peers = new Peers(
                folder,
                tools.addresses(),
                BenchObjects.authorization(password),
                connectors.tool().authorization());
    }

    /** Returns a target by its name. */
    public Target target(String name) throws InterruptedException {
        Target known = targets.get(name);
        if (known == null) {
            known = name.equals(ConnectorsProxy.NAME) ? connectors : started(start(name));
            targets.put(name, known);
        }
        return known;
    }

    public ConnectorsProxy connectors() {
        return connectors;
    }

    public Tools.Addresses tools() {
        return tools.addresses();
    }

    public ApiServer api() {
        return api;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A part of the benchmark did not stop: " + e);
            }
        }
    }

    private Target start(String name) throws InterruptedException {
        return switch (name) {
            case Peers.DIRECT -> peers.direct();
            case Peers.NGINX -> peers.nginx();
            case Peers.NGINX_LARGE -> peers.nginxWithLargeBuffers();
            case Peers.HAPROXY -> peers.haproxy();
            case Peers.CADDY -> peers.caddy();
            case Peers.MITMPROXY -> peers.mitmproxy();
            default -> throw new IllegalArgumentException("There is no target " + name);
        };
    }

    private <T extends AutoCloseable> T started(T part) {
        running.push(part);
        return part;
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
