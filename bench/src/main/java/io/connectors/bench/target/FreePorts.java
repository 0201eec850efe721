package io.connectors.bench.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ports that nobody listens on now, one after the other. Not those that the kernel would choose: it gives them to connections as well, and
 * a server that takes a minute to start would often find its port in use.
 */
final class FreePorts {
    private static final String BASE = "CONNECTORS_PORT_BASE";
    private static final String USUAL_BASE = "22000";
    private static final AtomicInteger NEXT =
            new AtomicInteger(Integer.parseInt(System.getenv().getOrDefault(BASE, USUAL_BASE)));

    private FreePorts() {}

    /** Picks so many ports; never the same one twice. */
    static List<Integer> pick(int count) {
        return Stream.generate(NEXT::getAndIncrement)
                .filter(FreePorts::isFree)
                .limit(count)
                .toList();
    }

    /** Picks the first of so many ports in a row. */
    static int row(int count) {
        int first = NEXT.get();
        for (int port = first; port < first + count; port++) {
            if (!isFree(port)) {
                first = port + 1;
            }
        }
        NEXT.set(first + count);
        return first;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
