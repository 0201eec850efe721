package io.connectors.app.config;

import io.connectors.crds.setting.InvalidSettingException;
import io.connectors.crds.setting.Setting;
import java.time.Duration;
import java.util.List;

/** All settings of the control plane. */
public record ControlConfig(
        @Setting(
                key = "connectors.control.kubeconfig",
                description =
                        "Kubeconfig file of the control plane's ServiceAccount. Empty: the Pod's own, or KUBECONFIG.")
        String kubeconfig,

        @Setting(
                key = "connectors.system-namespace",
                defaultValue = "connectors-system",
                description =
                        "Namespace of the product: leader Lease, proxy Service and global certificate authorities.")
        String systemNamespace,

        @Setting(
                key = "connectors.cluster-domain",
                defaultValue = "cluster.local",
                description = "DNS domain of the cluster, the end of every Service's name.")
        String clusterDomain,

        @Setting(
                key = "connectors.proxy.service",
                defaultValue = "connectors-proxy-service",
                description = "Name of the proxy's Service in the system namespace.")
        String proxyService,

        @Setting(
                key = "connectors.token.audiences",
                defaultValue = "connectors",
                description = "Audiences that a client's token may be for; one of them suffices.")
        List<String> tokenAudiences,

        @Setting(
                key = "connectors.egress.allow-private",
                defaultValue = "false",
                description =
                        "Whether loopback, link-local, private and special addresses may be dialled. True lets whoever may write a Connector reach them.")
        boolean allowPrivateEgress,

        @Setting(
                key = "connectors.ca.global-secrets",
                description =
                        "Names of Secrets in the system namespace whose certificates are trusted for every tool. Each must carry the label connectors.cpaas.io/ca-cert=true.")
        List<String> globalCaSecrets,

        @Setting(
                key = "connectors.probe.interval",
                defaultValue = "5m",
                description = "Time between two probes of a tool that answers well, give or take 10 %.")
        Duration probeInterval,

        @Setting(
                key = "connectors.probe.retry-first",
                defaultValue = "30s",
                description = "Time until the second probe of a tool that does not answer well; it doubles each time.")
        Duration probeRetryFirst,

        @Setting(
                key = "connectors.probe.retry-longest",
                defaultValue = "5m",
                description = "Longest time between two probes of a tool that does not answer well.")
        Duration probeRetryLongest,

        @Setting(
                key = "connectors.probe.connect-timeout",
                defaultValue = "3s",
                description = "Time-out of a probe for the connection.")
        Duration probeConnectTimeout,

        @Setting(
                key = "connectors.probe.timeout",
                defaultValue = "10s",
                description = "Time-out of a probe for everything, from the name to the answer.")
        Duration probeTimeout,

        @Setting(
                key = "connectors.probe.per-host",
                defaultValue = "4",
                description = "How many probes of one host run at the same time.")
        int probesPerHost,

        @Setting(
                key = "connectors.reconcile.workers",
                defaultValue = "256",
                description = "How many Connectors are reconciled at the same time. Most of them wait for their tool.")
        int reconcileWorkers,

        @Setting(
                key = "connectors.leader.identity",
                description =
                        "Name of this replica in the leader Lease, unlike that of any other. Empty: made up at start.")
        String leaderIdentity) {
    private static final Duration MINIMUM_DELAY = Duration.ofSeconds(1);
    private static final Duration MINIMUM_TIMEOUT = Duration.ofMillis(100);

    /** Copies the lists, and refuses values that would stop a part of the product later. */
    public ControlConfig {
        tokenAudiences = List.copyOf(tokenAudiences);
        globalCaSecrets = List.copyOf(globalCaSecrets);
        require(!tokenAudiences.isEmpty(), "connectors.token.audiences", "", "at least one audience");
        atLeast(MINIMUM_DELAY, probeInterval, "connectors.probe.interval");
        atLeast(MINIMUM_DELAY, probeRetryFirst, "connectors.probe.retry-first");
        atLeast(probeRetryFirst, probeRetryLongest, "connectors.probe.retry-longest");
        atLeast(MINIMUM_TIMEOUT, probeConnectTimeout, "connectors.probe.connect-timeout");
        atLeast(probeConnectTimeout, probeTimeout, "connectors.probe.timeout");
        require(probesPerHost > 0, "connectors.probe.per-host", Integer.toString(probesPerHost), "1 or more");
        require(reconcileWorkers > 0, "connectors.reconcile.workers", Integer.toString(reconcileWorkers), "1 or more");
    }

    private static void atLeast(Duration minimum, Duration value, String key) {
        require(value.compareTo(minimum) >= 0, key, value.toString(), minimum + " or more");
    }

    private static void require(boolean condition, String key, String value, String allowed) {
        if (!condition) {
            throw new InvalidSettingException(key, value, allowed);
        }
    }
}
