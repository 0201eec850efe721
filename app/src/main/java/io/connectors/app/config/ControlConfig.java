package io.connectors.app.config;

import io.connectors.crds.access.AccessSettings;
import io.connectors.crds.egress.AddressRange;
import io.connectors.crds.egress.EgressRule;
import io.connectors.crds.policy.EngineUrl;
import io.connectors.crds.setting.InvalidSettingException;
import io.connectors.crds.setting.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

        AccessSettings access,

        @Setting(
                key = "connectors.egress.allow-private",
                defaultValue = "false",
                description =
                        "Allow tools in private networks (10/8, 172.16/12, 192.168/16, fc00::/7), where most of those inside a"
                                + " cluster are. Loopback, link-local and metadata addresses are not among them.")
        boolean egressAllowPrivate,

        @Setting(
                key = "connectors.egress.allow",
                description = "Ranges of addresses, such as 192.0.2.0/24, that tools may have whatever kind they are.")
        List<String> egressAllow,

        @Setting(
                key = "connectors.egress.deny",
                description =
                        "Ranges of addresses that no tool may have, such as those of the cluster's Pods, Services and nodes. Goes"
                                + " before what is allowed.")
        List<String> egressDeny,

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
                key = "connectors.rego.url",
                description =
                        "URL of an Open Policy Agent server that compiles the rules in Rego of classes, such as http://127.0.0.1:8181:"
                                + " http only on this machine, else https. Empty: such classes are not Ready.")
        String regoUrl,

        @Setting(
                key = "connectors.leader.identity",
                description =
                        "Name of this replica in the leader Lease, unlike that of any other. Empty: made up at start.")
        String leaderIdentity) {
    private static final Duration MINIMUM_DELAY = Duration.ofSeconds(1);
    private static final Duration MINIMUM_TIMEOUT = Duration.ofMillis(100);

    /** Copies the lists, and refuses values that would stop a part of the product later. */
    public ControlConfig {
        globalCaSecrets = List.copyOf(globalCaSecrets);
        egressAllow = List.copyOf(egressAllow);
        egressDeny = List.copyOf(egressDeny);
        ranges("connectors.egress.allow", egressAllow);
        ranges("connectors.egress.deny", egressDeny);
        var _ = EngineUrl.of(regoUrl);
        atLeast(MINIMUM_DELAY, probeInterval, "connectors.probe.interval");
        atLeast(MINIMUM_DELAY, probeRetryFirst, "connectors.probe.retry-first");
        atLeast(probeRetryFirst, probeRetryLongest, "connectors.probe.retry-longest");
        atLeast(MINIMUM_TIMEOUT, probeConnectTimeout, "connectors.probe.connect-timeout");
        atLeast(probeConnectTimeout, probeTimeout, "connectors.probe.timeout");
        require(probesPerHost > 0, "connectors.probe.per-host", Integer.toString(probesPerHost), "1 or more");
        require(reconcileWorkers > 0, "connectors.reconcile.workers", Integer.toString(reconcileWorkers), "1 or more");
    }

    /** Returns the server that compiles Rego, if there is one. */
    public Optional<URI> rego() {
        return EngineUrl.of(regoUrl);
    }

    /** Which addresses tools may have. */
    public EgressRule egress() {
        return EgressRule.of(egressAllowPrivate, egressAllow, egressDeny);
    }

    private static void ranges(String key, List<String> texts) {
        try {
            texts.forEach(AddressRange::parse);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(key, String.join(",", texts), "ranges such as 10.0.0.0/8 or fd00::/8");
        }
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
