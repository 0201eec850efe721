package io.connectors.proxy.servlet;

import io.connectors.crds.access.AccessSettings;
import io.connectors.crds.access.Authorizer;
import io.connectors.crds.access.TokenAuthenticator;
import io.connectors.crds.egress.EgressRule;
import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.access.Gate;
import io.connectors.proxy.audit.AuditLog;
import io.connectors.proxy.config.ProxyConfig;
import io.connectors.proxy.exchange.Exchanger;
import io.connectors.proxy.exchange.FastPath;
import io.connectors.proxy.forward.ForwardRecogniser;
import io.connectors.proxy.health.HealthFilter;
import io.connectors.proxy.health.Readiness;
import io.connectors.proxy.kubernetes.Cluster;
import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.reverse.ReverseRecogniser;
import io.connectors.proxy.target.TargetResolver;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamLimits;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that lives as long as the web application: made in one order, closed in the reverse one. */
final class ProxyApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyApplication.class);

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final ProxyServlet servlet;
    private final HealthFilter filter;

    ProxyApplication(ProxyConfig config) throws IOException {
        InstantSource clock = InstantSource.system();
        KubernetesClient client = own(client(config));
        Cluster cluster = own(new Cluster(client, clock));
        AuditLog audit = own(new AuditLog(auditSink(config)));
        UpstreamClient upstream = own(upstream(config, clock));
        AccessSettings access = AccessSettings.forAudiences(config.tokenAudiences());
        Gate gate = new Gate(
                new TokenAuthenticator(client, access, clock),
                new Authorizer(client, access),
                connector -> cluster.connector(connector).isPresent());
        Exchanger exchanger =
                new Exchanger(upstream, new FastPath(config.fastPathWait(), config.fastPathConcurrency()));
        ProxyLine line = new ProxyLine(
                new ProxyLine.Steps(gate, new TargetResolver(cluster), exchanger),
                audit,
                clock,
                () -> UUID.randomUUID().toString(),
                config.maxRequests());
        ClientTokens tokens = new ClientTokens(config.tokenAudiences());
        List<Integer> ports =
                config.checkedPorts().stream().map(Integer::valueOf).toList();
        Readiness readiness = own(
                new Readiness(ports, () -> obstacle(cluster), UUID.randomUUID().toString()));
        this.servlet = new ProxyServlet(line, List.of(new ReverseRecogniser(tokens), new ForwardRecogniser(tokens)));
        this.filter = new HealthFilter(readiness, config.healthPort());
    }

    ProxyServlet servlet() {
        return servlet;
    }

    HealthFilter filter() {
        return filter;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception e) {
                LOG.warn("A part of the proxy did not close", e);
            }
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        owned.push(part);
        return part;
    }

    private static Optional<String> obstacle(Cluster cluster) {
        if (!cluster.isSynced()) {
            return Optional.of("Connectors and classes have not been read from the API server yet");
        }
        return cluster.isRunning() ? Optional.empty() : Optional.of("the watch of Connectors or classes has stopped");
    }

    private static KubernetesClient client(ProxyConfig config) throws IOException {
        KubernetesClientBuilder builder = new KubernetesClientBuilder();
        return config.kubeconfig().isEmpty()
                ? builder.build()
                : builder.withConfig(Config.fromKubeconfig(
                                Path.of(config.kubeconfig()).toFile()))
                        .build();
    }

    private OutputStream auditSink(ProxyConfig config) throws IOException {
        return config.auditFile().isEmpty() ? System.out : own(new FileOutputStream(config.auditFile(), true));
    }

    private static UpstreamClient upstream(ProxyConfig config, InstantSource clock) throws IOException {
        String authorities = config.caFile().isEmpty() ? "" : Files.readString(Path.of(config.caFile()));
        UpstreamLimits limits = new UpstreamLimits(
                config.connectTimeout(),
                config.firstByteTimeout(),
                config.idleTimeout(),
                config.poolIdleTimeout(),
                config.poolSize(),
                config.maxResponseHeadBytes());
        return new UpstreamClient(new EgressRule(config.egressAllowPrivate()), authorities, limits, clock);
    }
}
