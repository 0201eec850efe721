package io.connectors.proxy.upstream;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets on which this process listens. To dial one of them would be a loop. */
public final class OwnSockets {
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    /** Notes a port that was opened. */
    public void add(int port) {
        ports.add(port);
    }

    boolean include(InetAddress address, int port) {
        return ports.contains(port) && isOurs(address);
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
