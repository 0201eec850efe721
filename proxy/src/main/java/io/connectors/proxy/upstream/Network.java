package io.connectors.proxy.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** How tools are found and reached. No name is looked up and no connection opened to one by another way. */
public interface Network {
    Network SYSTEM = new SystemNetwork();

    /**
     * Looks a host up.
     *
     * @param host a name or the text of an address; an IPv6 address stands in brackets
     * @return at least one address
     */
    InetAddress[] addresses(String host) throws UnknownHostException;

    /**
     * Opens a connection.
     *
     * @throws java.net.SocketTimeoutException when the time was not enough
     */
    Socket connect(InetSocketAddress address, Duration limit) throws IOException;
}
