package io.connectors.liberty.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The ports of one copy of the product. */
public final class Ports {

    private static final String BASE = "CONNECTORS_PORT_BASE";
    private static final int MAX_PORT = 65535;

    /** One listener, with its place above a port base and the port it has without one. */
    public enum Listener {
        PROXY("connectors.proxy.port", 0, 8080),
        PROXY_TLS("connectors.proxy.tls-port", 1, 8443),
        FORWARD("connectors.forward.port", 2, 3128),
        CONTROL("connectors.control.port", 3, 9443),
        PROXY_HEALTH("connectors.proxy.health-port", 4, 9080),
        SANDBOX("connectors.sandbox.port", 5, 16443);

        private final String setting;
        private final int aboveBase;
        private final int defaultPort;

        Listener(String setting, int aboveBase, int defaultPort) {
            this.setting = setting;
            this.aboveBase = aboveBase;
            this.defaultPort = defaultPort;
        }

        /** The environment variable that moves this listener; Liberty and the applications read the same one. */
        public String variable() {
            return ServerLaunch.variable(setting);
        }
    }

    private final Map<Listener, Integer> ports;

    private Ports(Map<Listener, Integer> ports) {
        this.ports = new EnumMap<>(ports);
    }

    /** Reads the port base and the single ports; a single port wins over the base. */
    public static Ports fromEnvironment(Map<String, String> environment) {
        var ports = new EnumMap<Listener, Integer>(Listener.class);
        for (var listener : Listener.values()) {
            int fallback = environment.containsKey(BASE)
                    ? parse(BASE, environment.getOrDefault(BASE, ""), MAX_PORT - Listener.values().length + 1)
                            + listener.aboveBase
                    : listener.defaultPort;
            var own = environment.get(listener.variable());
            ports.put(listener, own == null ? fallback : parse(listener.variable(), own, MAX_PORT));
        }
        requireDistinct(ports);
        return new Ports(ports);
    }

    /** Picks ports that nobody listens on now. They are reserved together, so no two are the same. */
    public static Ports free() {
        var ports = new EnumMap<Listener, Integer>(Listener.class);
        List<ServerSocket> reserved = new ArrayList<>();
        try {
            for (var listener : Listener.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                reserved.add(socket);
                ports.put(listener, socket.getLocalPort());
            }
            for (var socket : reserved) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No free loopback port", e);
        }
        return new Ports(ports);
    }

    public int of(Listener listener) {
        return ports.getOrDefault(listener, listener.defaultPort);
    }

    /** The ports as settings of the servers. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        ports.forEach((listener, port) -> settings.put(listener.setting, port.toString()));
        return settings;
    }

    /** Refuses a start that would wait in vain for a port which another program has. */
    public void requireFree() {
        ports.forEach((listener, port) -> {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new LaunchException(
                        "Port " + port + " (" + listener.variable()
                                + ") is taken by another program. Move this port, or all" + " with " + BASE + "=21000.",
                        e);
            }
        });
    }

    private static int parse(String variable, String value, int highest) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= highest) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, with the same words as a number out of range.
        }
        throw new LaunchException(
                variable + " is \"" + value + "\"; it must be a port number from 1 to " + highest + ".");
    }

    private static void requireDistinct(Map<Listener, Integer> ports) {
        if (new HashSet<>(ports.values()).size() < ports.size()) {
            throw new LaunchException("Two listeners would share a port: " + ports
                    + ". Give each its own, or move them all with " + BASE + ".");
        }
    }
}
