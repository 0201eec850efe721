package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.egress.EgressRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Resolves a host to the addresses that may be dialled. The caller dials these, never the name: a second look-up could give
 * another answer.
 */
final class EgressGuard {
    private final EgressRule rule;

    EgressGuard(EgressRule rule) {
        this.rule = rule;
    }

    /**
     * Resolves once.
     *
     * @param host name or address; IPv6 in brackets
     * @return at least one address
     */
    List<InetAddress> resolve(String host, Scope scope) {
        List<InetAddress> permitted = Arrays.stream(lookUp(host))
                .filter(address ->
                        scope == Scope.CLUSTER_SERVICE ? rule.permitsService(address) : rule.permits(address))
                .toList();
        if (permitted.isEmpty()) {
            throw new ProbeException(
                    Failure.ADDRESS_NOT_ALLOWED,
                    "Host \"%s\" leads to a loopback, link-local, private or special address. An administrator can allow these with connectors.egress.allow-private or connectors.egress.allow."
                            .formatted(host),
                    null);
        }
        return permitted;
    }

    private static InetAddress[] lookUp(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.getAllByName(plain);
        } catch (UnknownHostException e) {
            throw new ProbeException(
                    Failure.UNREACHABLE, "Host \"%s\" is not known to DNS. Check spec.address.".formatted(host), e);
        }
    }

    /** Who chose the host. */
    enum Scope {
        /** The author of a Connector, who may not look around inside the network. */
        TOOL,
        /** The administrator of the cluster, by naming a Service of it. */
        CLUSTER_SERVICE
    }
}
