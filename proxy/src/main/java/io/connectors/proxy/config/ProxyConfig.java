package io.connectors.proxy.config;

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

/** Every setting of the proxy. */
public record ProxyConfig(
        @Setting(
                key = "connectors.proxy.kubeconfig",
                description = "Kubeconfig file of the proxy's own ServiceAccount. Empty: the Pod's, or KUBECONFIG.")
        String kubeconfig,

        @Setting(
                key = "connectors.system-namespace",
                defaultValue = "connectors-system",
                description = "Namespace of the product: the interception authority's Secret and ConfigMap.")
        String systemNamespace,

        @Setting(
                key = "connectors.proxy.service",
                defaultValue = "connectors-proxy-service",
                description = "Service of the proxy in that namespace; its names are served on the TLS port.")
        String service,

        AccessSettings access,

        @Setting(
                key = "connectors.listen.host",
                defaultValue = "*",
                description = "Address on which the ports are opened; * for all.")
        String listenHost,

        @Setting(
                key = "connectors.proxy.port",
                defaultValue = "8080",
                description =
                        "Port for clear text. Every port takes requests to Connectors, requests to a forward proxy, and CONNECT.")
        int port,

        @Setting(
                key = "connectors.proxy.tls-port",
                defaultValue = "8443",
                description = "Port for TLS, with a certificate for the host name that the client asks for.")
        int tlsPort,

        @Setting(
                key = "connectors.forward.port",
                defaultValue = "3128",
                description =
                        "Port that is customary for forward proxies; the same as the one for clear text otherwise.")
        int forwardPort,

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
                key = "connectors.proxy.relay",
                defaultValue = "false",
                description =
                        "Pass requests to hosts that no Connector declares on to public addresses, without credential, for"
                                + " Connectors whose class says relay: public. Off: such requests are refused.")
        boolean relay,

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
                defaultValue = "PT1M",
                description =
                        "Time from the end of a request to the beginning of the tool's answer. A Connector with the annotation"
                                + " connectors.alauda.io/first-byte-timeout (such as 90s or 10m) has its own.")
        Duration firstByteTimeout,

        @Setting(
                key = "connectors.proxy.idle-timeout",
                defaultValue = "PT1H",
                description =
                        "Time between two pieces of a tool's answer, and for a tool that does not read what is sent to it.")
        Duration idleTimeout,

        @Setting(
                key = "connectors.proxy.tunnel-idle-timeout",
                defaultValue = "PT1H",
                description =
                        "Time without a byte in either direction after which an upgraded connection or a relayed tunnel is closed.")
        Duration tunnelIdleTimeout,

        @Setting(
                key = "connectors.proxy.tunnel-recheck",
                defaultValue = "PT30S",
                description =
                        "How often it is asked whether the client of an upgraded connection or a relayed tunnel still may use the"
                                + " Connector.")
        Duration tunnelRecheck,

        @Setting(
                key = "connectors.proxy.client-idle-timeout",
                defaultValue = "PT5M",
                description = "How long a client may keep a connection without a request.")
        Duration clientIdleTimeout,

        @Setting(
                key = "connectors.proxy.client-head-timeout",
                defaultValue = "PT30S",
                description =
                        "Time from the first byte of a request to the end of its head, for a TLS handshake, and until the first byte in a tunnel.")
        Duration clientHeadTimeout,

        @Setting(
                key = "connectors.proxy.client-stall-timeout",
                defaultValue = "PT10M",
                description = "How long a client may stop in the middle of a body that it sends or reads.")
        Duration clientStallTimeout,

        @Setting(
                key = "connectors.proxy.pool-idle-timeout",
                defaultValue = "PT30S",
                description = "How long an unused connection to a tool is kept.")
        Duration poolIdleTimeout,

        @Setting(
                key = "connectors.proxy.pool-max-age",
                defaultValue = "PT5M",
                description =
                        "How long a connection to a tool is used for further requests, so that a changed DNS entry is noticed.")
        Duration poolMaxAge,

        @Setting(
                key = "connectors.proxy.pool-size",
                defaultValue = "256",
                description = "How many unused connections are kept for one Connector and address.")
        int poolSize,

        @Setting(
                key = "connectors.proxy.max-head-bytes",
                defaultValue = "131072",
                description = "Longest head of a request and of a tool's answer, and longest trailers.")
        int maxHeadBytes,

        @Setting(
                key = "connectors.proxy.head-memory-bytes",
                defaultValue = "8388608",
                description =
                        "How much all heads may take up together that are under way and longer than 2 KiB. One too many is answered with 431.")
        int headMemoryBytes,

        @Setting(
                key = "connectors.proxy.max-header-fields",
                defaultValue = "256",
                description = "Most header fields of a request and of a tool's answer.")
        int maxHeaderFields,

        @Setting(
                key = "connectors.proxy.max-connections",
                defaultValue = "8192",
                description =
                        "How many connections of clients may be open. One more closes the one that has been idle longest.")
        int maxConnections,

        @Setting(
                key = "connectors.proxy.max-tls-connections",
                defaultValue = "1024",
                description =
                        "How many of these may speak TLS, with the proxy or inside of a tunnel: each takes up some 24 KiB, an idle one, too.")
        int maxTlsConnections,

        @Setting(
                key = "connectors.proxy.kernel-threads",
                defaultValue = "32",
                description =
                        "How many of these connections are served by threads of the kernel: they answer sooner, and take up 40 KiB"
                                + " more each than the virtual threads of all others.")
        int kernelThreads,

        @Setting(
                key = "connectors.proxy.max-requests",
                defaultValue = "4096",
                description = "How many requests may be under way. Further ones are answered with 503.")
        int maxRequests,

        @Setting(
                key = "connectors.proxy.max-requests-per-client",
                defaultValue = "2048",
                description =
                        "How many requests of one ServiceAccount may be under way. Further ones are answered with 503.")
        int maxRequestsPerClient,

        @Setting(
                key = "connectors.proxy.max-requests-per-connector",
                defaultValue = "2048",
                description =
                        "How many requests to one Connector may be under way. Further ones are answered with 503.")
        int maxRequestsPerConnector,

        @Setting(
                key = "connectors.proxy.max-edited-body-bytes",
                defaultValue = "1048576",
                description =
                        "Longest body into which a class puts a credential (inject in form or json, or a generator's body).")
        int maxEditedBodyBytes,

        @Setting(
                key = "connectors.rego.url",
                description =
                        "URL of an Open Policy Agent server that evaluates the rules in Rego of classes, such as http://127.0.0.1:8181. It"
                                + " gets credentials: http only on this machine, else https. Empty: such classes cannot be used.")
        String regoUrl,

        @Setting(
                key = "connectors.rego.timeout",
                defaultValue = "50ms",
                description = "Time for the evaluation of a rule in Rego; the request is answered with 503 afterwards.")
        Duration regoTimeout,

        @Setting(
                key = "connectors.rego.compile-timeout",
                defaultValue = "2s",
                description = "How long a request waits for a rule in Rego that has to be compiled first.")
        Duration regoCompileTimeout,

        @Setting(
                key = "connectors.proxy.drain-delay",
                defaultValue = "PT0S",
                description =
                        "How long the ports stay open after the stop began, for balancers that have not noticed yet.")
        Duration drainDelay,

        @Setting(
                key = "connectors.proxy.drain-timeout",
                defaultValue = "PT30S",
                description = "How long requests that are under way may take when the proxy stops.")
        Duration drainTimeout,

        @Setting(
                key = "connectors.proxy.audit-file",
                description = "File for audit events, one JSON object a line, appended. Empty: standard output.")
        String auditFile,

        @Setting(
                key = "connectors.proxy.audit-file-bytes",
                defaultValue = "104857600",
                description = "Size at which the file of audit events is put aside, as .1, .2 and so on.")
        long auditFileBytes,

        @Setting(
                key = "connectors.proxy.audit-files-kept",
                defaultValue = "4",
                description = "How many files of audit events that were put aside are kept.")
        int auditFilesKept,

        @Setting(
                key = "connectors.proxy.audit-stdout",
                defaultValue = "false",
                description = "Write audit events to standard output, too.")
        boolean auditStdout) {

    public ProxyConfig {
        egressAllow = List.copyOf(egressAllow);
        egressDeny = List.copyOf(egressDeny);
        ranges("connectors.egress.allow", egressAllow);
        ranges("connectors.egress.deny", egressDeny);
        var _ = EngineUrl.of(regoUrl);
        port("connectors.proxy.port", port);
        port("connectors.proxy.tls-port", tlsPort);
        port("connectors.forward.port", forwardPort);
        positive("connectors.proxy.pool-size", poolSize);
        positive("connectors.proxy.max-head-bytes", maxHeadBytes);
        positive("connectors.proxy.head-memory-bytes", headMemoryBytes);
        positive("connectors.proxy.max-header-fields", maxHeaderFields);
        positive("connectors.proxy.max-connections", maxConnections);
        positive("connectors.proxy.max-tls-connections", maxTlsConnections);
        positive("connectors.proxy.kernel-threads", kernelThreads);
        positive("connectors.proxy.max-requests", maxRequests);
        positive("connectors.proxy.max-requests-per-client", maxRequestsPerClient);
        positive("connectors.proxy.max-requests-per-connector", maxRequestsPerConnector);
        positive("connectors.proxy.max-edited-body-bytes", maxEditedBodyBytes);
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

    /** Returns the server that evaluates Rego, if there is one. */
    public Optional<URI> rego() {
        return EngineUrl.of(regoUrl);
    }

    private static void port(String key, int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed are port numbers, and 0 for any");
        }
    }

    private static void positive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed are numbers from 1");
        }
    }
}
