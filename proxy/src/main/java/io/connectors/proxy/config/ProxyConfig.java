package io.connectors.proxy.config;

import io.connectors.crds.setting.Setting;
import java.time.Duration;
import java.util.List;

/** Every setting of the proxy. */
public record ProxyConfig(
        @Setting(
                key = "connectors.proxy.kubeconfig",
                description = "Kubeconfig file of the proxy's own ServiceAccount. Empty: the Pod's, or KUBECONFIG.")
        String kubeconfig,

        @Setting(
                key = "connectors.token.audiences",
                defaultValue = "connectors",
                description = "Audiences of which a client's token must have one. The first is named in messages.")
        List<String> tokenAudiences,

        @Setting(
                key = "connectors.egress.allow-private",
                defaultValue = "false",
                description = "Allow tools at loopback, link-local, private and metadata addresses.")
        boolean egressAllowPrivate,

        @Setting(
                key = "connectors.proxy.ca-file",
                description = "PEM file with authorities that are trusted for every tool, beside the system's.")
        String caFile,

        @Setting(
                key = "connectors.proxy.connect-timeout",
                defaultValue = "PT5S",
                description = "Time for a TCP connection to a tool, and again for its TLS handshake.")
        Duration connectTimeout,

        @Setting(
                key = "connectors.proxy.first-byte-timeout",
                defaultValue = "PT5M",
                description = "Time from the end of a request to the beginning of the tool's answer. A client that"
                        + " leaves meanwhile is not noticed, so this bounds how long its request lives.")
        Duration firstByteTimeout,

        @Setting(
                key = "connectors.proxy.idle-timeout",
                defaultValue = "PT1H",
                description = "Time between two pieces of a tool's answer.")
        Duration idleTimeout,

        @Setting(
                key = "connectors.proxy.pool-idle-timeout",
                defaultValue = "PT30S",
                description = "How long an unused connection to a tool is kept.")
        Duration poolIdleTimeout,

        @Setting(
                key = "connectors.proxy.pool-size",
                defaultValue = "64",
                description = "How many unused connections are kept for one Connector and address.")
        int poolSize,

        @Setting(
                key = "connectors.proxy.max-response-head-bytes",
                defaultValue = "131072",
                description = "Longest head of a tool's answer.")
        int maxResponseHeadBytes,

        @Setting(
                key = "connectors.proxy.max-requests",
                defaultValue = "4096",
                description = "How many requests may be under way. Further ones are answered with 503.")
        int maxRequests,

        @Setting(
                key = "connectors.proxy.fast-path-wait",
                defaultValue = "PT0.003S",
                description = "How long a server thread waits for a small answer before the request gets a thread of"
                        + " its own.")
        Duration fastPathWait,

        @Setting(
                key = "connectors.proxy.fast-path-concurrency",
                defaultValue = "16",
                description = "How many server threads may wait like that at once; eight per core is a good value.")
        int fastPathConcurrency,

        @Setting(
                key = "connectors.proxy.health-port",
                defaultValue = "9080",
                description = "Port of /health/live and /health/ready. Nothing is proxied there.")
        int healthPort,

        @Setting(
                key = "connectors.proxy.checked-ports",
                defaultValue = "8080,3128",
                description = "Clear-text data ports whose configuration is checked at start.")
        List<String> checkedPorts,

        @Setting(
                key = "connectors.proxy.audit-file",
                description = "File for audit events, one JSON object a line, appended. Empty: standard output.")
        String auditFile) {

    public ProxyConfig {
        tokenAudiences = List.copyOf(tokenAudiences);
        checkedPorts = List.copyOf(checkedPorts);
        positive("connectors.proxy.pool-size", poolSize);
        positive("connectors.proxy.max-response-head-bytes", maxResponseHeadBytes);
        positive("connectors.proxy.max-requests", maxRequests);
        positive("connectors.proxy.fast-path-concurrency", fastPathConcurrency);
        for (String port : checkedPorts) {
            if (!port.matches("[1-9][0-9]{0,4}")) {
                throw new IllegalArgumentException("connectors.proxy.checked-ports has \"" + port
                        + "\"; allowed are port numbers with commas between");
            }
        }
    }

    private static void positive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed are numbers from 1");
        }
    }
}
