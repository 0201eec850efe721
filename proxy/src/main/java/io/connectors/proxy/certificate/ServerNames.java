package io.connectors.proxy.certificate;

import java.net.InetAddress;
import java.util.Set;

/** The names that one leaf is valid for. */
record ServerNames(Set<ServerName> all) {
    static final ServerName LOCALHOST = new ServerName.Dns("localhost");

    ServerNames {
        all = Set.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A leaf needs a name");
        }
    }

    static ServerNames of(ServerName name) {
        return new ServerNames(Set.of(name));
    }

    /** Returns the names of a server that was reached by an address, without a word about its name. */
    static ServerNames reachedAt(InetAddress address) {
        ServerName name = new ServerName.Address(address);
        return address.isLoopbackAddress() ? new ServerNames(Set.of(name, LOCALHOST)) : of(name);
    }
}
