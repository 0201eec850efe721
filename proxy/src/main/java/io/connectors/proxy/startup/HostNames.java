package io.connectors.proxy.startup;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.config.ProxyConfig;
import io.connectors.proxy.target.ClusterView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names under which clients know this proxy: that of its Service, and those of the Connectors' Services. */
final class HostNames {
    private static final List<String> DOMAINS = List.of("", ".svc", ".svc.cluster.local");

    private final Set<String> service;
    private final ClusterView cluster;

    HostNames(ProxyConfig config, ClusterView cluster) {
        this.service = DOMAINS.stream()
                .map(domain -> config.service() + "." + config.systemNamespace() + domain)
                .collect(Collectors.toUnmodifiableSet());
        this.cluster = cluster;
    }

    /** Takes a name in lower case, without final dot. */
    boolean include(String name) {
        return service.contains(name)
                || ResourceRef.ofHost(name).flatMap(cluster::connector).isPresent();
    }
}
