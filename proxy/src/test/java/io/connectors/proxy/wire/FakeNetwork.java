package io.connectors.proxy.wire;

import io.connectors.proxy.upstream.Network;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Names and addresses as a test wants them; every connection that is asked for is written down. An address outside of this machine is
 * reached only where the test says to which port of this machine it leads, so a rule that fails does no harm.
 */
public final class FakeNetwork implements Network {
    private final Map<String, InetAddress[]> names = new ConcurrentHashMap<>();
    private final Map<String, Queue<InetAddress[]>> onceOnly = new ConcurrentHashMap<>();
    private final Map<String, Integer> ways = new ConcurrentHashMap<>();
    private final List<String> lookups = new CopyOnWriteArrayList<>();
    private final List<String> dialled = new CopyOnWriteArrayList<>();

    /** Gives a name its addresses, from now on. */
    public FakeNetwork name(String host, String... addresses) {
        names.put(host, literals(addresses));
        return this;
    }

    /** Answers one look-up of a name, before what {@link #name} says holds again. */
    public FakeNetwork nextAnswer(String host, String... addresses) {
        onceOnly.computeIfAbsent(host, _ -> new ConcurrentLinkedQueue<>()).add(literals(addresses));
        return this;
    }

    /** Lets an address and port lead to a port of this machine. */
    public FakeNetwork leads(String address, int port, int toPort) {
        ways.put(InetAddress.ofLiteral(address).getHostAddress() + " " + port, toPort);
        return this;
    }

    /** Returns every connection that was asked for, as address, blank, port. */
    public List<String> dialled() {
        return dialled;
    }

    /** Returns every name that was looked up. */
    public List<String> lookups() {
        return lookups;
    }

    void forget() {
        dialled.clear();
        lookups.clear();
    }

    @Override
    public InetAddress[] addresses(String host) throws UnknownHostException {
        lookups.add(host);
        InetAddress[] once =
                onceOnly.getOrDefault(host, new ConcurrentLinkedQueue<>()).poll();
        if (once != null) {
            return once;
        }
        InetAddress[] known = names.get(host);
        if (known != null) {
            return known;
        }
        if (host.equals("localhost") || host.startsWith("[") || host.matches("[0-9a-fx.]+")) {
            return InetAddress.getAllByName(host);
        }
        throw new UnknownHostException(host);
    }

    @Override
    public Socket connect(InetSocketAddress address, Duration limit) throws IOException {
        String place = address.getAddress().getHostAddress() + " " + address.getPort();
        dialled.add(place);
        Integer port = ways.get(place);
        if (port != null) {
            return SYSTEM.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), limit);
        }
        if (address.getAddress().isLoopbackAddress()) {
            return SYSTEM.connect(address, limit);
        }
        throw new ConnectException("The test leads nowhere from " + place);
    }

    private static InetAddress[] literals(String... addresses) {
        return Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
