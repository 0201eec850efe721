package io.connectors.app.proxyservice;

import io.connectors.crds.ref.ResourceRef;
import java.util.Optional;

/**
 * The names under which a Connector is reached through the proxy.
 *
 * @param clusterDomain end of every Service's DNS name
 */
public record ProxyAddress(String clusterDomain) {
    private static final String PREFIX = "c-";
    private static final int MAX_LABEL_LENGTH = 63;

    /** Returns the URL for classes whose Connectors are told apart by host name. */
    public String byHost(ResourceRef connector) {
        return "http://" + serviceName(connector) + "." + connector.namespace() + ".svc." + clusterDomain;
    }

    /** Returns the URL for classes whose Connectors are told apart by path. */
    public String byPath(ResourceRef connector) {
        return byHost(connector) + "/namespaces/" + connector.namespace() + "/connectors/" + connector.name();
    }

    static String serviceName(ResourceRef connector) {
        return PREFIX + connector.name();
    }

    /** A Connector's name may hold dots and 253 characters, a Service's name is one DNS label. */
    static boolean isServiceName(String name) {
        return name.length() <= MAX_LABEL_LENGTH && name.indexOf('.') < 0;
    }

    /** Returns the Connector that a Service of ours belongs to. */
    public static Optional<ResourceRef> connectorOf(ResourceRef service) {
        return service.name().startsWith(PREFIX)
                ? ResourceRef.of(service.namespace(), service.name().substring(PREFIX.length()))
                : Optional.empty();
    }
}
