package io.connectors.proxy.startup;

import io.connectors.crds.access.AccessSettings;
import io.connectors.crds.access.Authorizer;
import io.connectors.crds.access.TokenAuthenticator;
import io.connectors.crds.policy.EngineLimits;
import io.connectors.crds.policy.OpaEngine;
import io.connectors.crds.policy.PolicyEngine;
import io.connectors.crds.secret.DiscreetClient;
import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.access.Gate;
import io.connectors.proxy.access.TokenSearch;
import io.connectors.proxy.audit.AuditLog;
import io.connectors.proxy.audit.RequestObserver;
import io.connectors.proxy.audit.RotatingFile;
import io.connectors.proxy.authority.AuthorityKeeper;
import io.connectors.proxy.certificate.Leaves;
import io.connectors.proxy.certificate.Mint;
import io.connectors.proxy.certificate.OwnNames;
import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.config.ProxyConfig;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.exchange.Exchanger;
import io.connectors.proxy.exchange.TunnelLimits;
import io.connectors.proxy.forward.ForwardRecogniser;
import io.connectors.proxy.inject.CredentialPlacement;
import io.connectors.proxy.inject.Injection;
import io.connectors.proxy.kubernetes.AuthorityObjects;
import io.connectors.proxy.kubernetes.Cluster;
import io.connectors.proxy.line.LineLimits;
import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.line.RequestIds;
import io.connectors.proxy.line.TunnelLine;
import io.connectors.proxy.listener.ClientLimits;
import io.connectors.proxy.listener.ConnectionThreads;
import io.connectors.proxy.listener.Connections;
import io.connectors.proxy.listener.Listener;
import io.connectors.proxy.reception.Reception;
import io.connectors.proxy.reception.TunnelOpening;
import io.connectors.proxy.reverse.ReverseRecogniser;
import io.connectors.proxy.rule.Rules;
import io.connectors.proxy.target.ClassRegoRules;
import io.connectors.proxy.target.TargetResolver;
import io.connectors.proxy.upstream.Dialler;
import io.connectors.proxy.upstream.OwnSockets;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamLimits;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running proxy: everything is made in one order and closed in the reverse one. */
public final class ProxyApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyApplication.class);
    private static final Duration DEADLINE_PERIOD = Duration.ofMillis(250);
    private static final String ALL_ADDRESSES = "*";

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final ProxyConfig config;
    private final Cluster cluster;
    private final AuthorityKeeper authority;
    private final Listener clear;
    private final Listener secure;
    private final Listener forward;
    private volatile boolean stopping;

    /** Starts; the ports are open when this returns. */
    public ProxyApplication(ProxyConfig config, Surroundings surroundings) throws IOException {
        this.config = config;
        InstantSource clock = InstantSource.system();
        KubernetesClient client = own(client(config));
        this.cluster = own(new Cluster(client, clock));
        AuthorityObjects objects = own(new AuthorityObjects(client, config.systemNamespace(), clock));
        Mint mint = new Mint(new SecureRandom());
        this.authority = own(new AuthorityKeeper(objects.stored(), objects.published(), mint, clock));
        objects.onChange(authority::wake);
        authority.start();
        Leaves leaves = new Leaves(authority::issuer, mint, clock);
        OwnNames ownNames = new OwnNames(leaves, new HostNames(config, cluster)::include);
        AuditLog audit = own(new AuditLog(auditSinks(config)));
        Deadlines deadlines = own(new Deadlines(DEADLINE_PERIOD));
        HeadLimits heads = new HeadLimits(config.maxHeadBytes(), config.maxHeaderFields());
        UpstreamLimits limits = upstreamLimits(config, heads);
        OwnSockets sockets = new OwnSockets();
        Dialler dialler = new Dialler(config.egress(), sockets, authorities(config), surroundings.network(), deadlines);
        HeadMemory memory = new HeadMemory(config.headMemoryBytes());
        UpstreamClient upstream = own(new UpstreamClient(dialler, deadlines, memory, config.poolIdleTimeout(), clock));
        Exchanger exchanger = new Exchanger(
                upstream, new TunnelLimits(config.tunnelIdleTimeout(), config.tunnelRecheck()), deadlines);
        AccessSettings access = config.access();
        Gate gate = new Gate(
                new TokenAuthenticator(client, access, clock, surroundings.reviews("token")),
                new Authorizer(client, access, surroundings.reviews("access")),
                connector -> cluster.connector(connector).isPresent());
        TargetResolver targets = new TargetResolver(cluster, limits, config.relay());
        Rules rules = new Rules(policyEngine());
        Injection injection = new Injection("connectors-" + UUID.randomUUID());
        RequestObserver observer =
                surroundings.meters().<RequestObserver>map(audit::and).orElse(audit);
        RequestIds requestIds = new RequestIds();
        ProxyLine line = new ProxyLine(
                new ProxyLine.Steps(gate, targets, injection, new CredentialPlacement(rules), exchanger),
                new ProxyLine.Watching(observer, surroundings.tracing()),
                clock,
                requestIds,
                new LineLimits(
                        config.maxRequests(),
                        config.maxRequestsPerClient(),
                        config.maxRequestsPerConnector(),
                        config.maxEditedBodyBytes()));
        TunnelLine tunnels = new TunnelLine(gate, targets, exchanger, observer, clock, requestIds);
        ClientTokens tokens = new ClientTokens(access.audiences());
        Connections connections = new Connections(
                new ClientLimits(
                        config.clientIdleTimeout(),
                        config.clientHeadTimeout(),
                        config.clientStallTimeout(),
                        heads,
                        config.maxConnections(),
                        config.maxTlsConnections()),
                deadlines,
                memory);
        ForwardRecogniser forwardRecogniser = new ForwardRecogniser(tokens);
        TunnelOpening tunnelOpening = new TunnelOpening(
                line,
                tunnels,
                forwardRecogniser,
                new TunnelTls(new io.connectors.proxy.certificate.Interception(leaves)),
                connections,
                config.clientHeadTimeout());
        Reception reception = new Reception(
                line,
                new ReverseRecogniser(new TokenSearch(tokens, rules), targets::clientTokens),
                forwardRecogniser,
                tunnelOpening);
        surroundings.meters().ifPresent(meters -> {
            meters.openConnections(connections::count);
            meters.openTunnels("intercepted", tunnelOpening::openTunnels);
            meters.openTunnels("opaque", exchanger::openTunnels);
        });
        ConnectionThreads threads = own(new ConnectionThreads(config.kernelThreads()));
        own(() -> connections.drain(config.drainTimeout()));
        Listener.Greeting tls = wire -> wire.secured((socket, _) -> ownNames.open(socket), config.clientHeadTimeout());
        this.clear = own(listen(config.port(), Listener.Greeting.NONE, connections, reception, threads));
        this.secure = own(listen(config.tlsPort(), tls, connections, reception, threads));
        this.forward = own(listen(config.forwardPort(), Listener.Greeting.NONE, connections, reception, threads));
        List.of(clear, secure, forward).forEach(listener -> sockets.add(listener.port()));
        own(this::beginStop);
    }

    /** Returns why requests cannot be served, or nothing. */
    public Optional<String> obstacle() {
        if (stopping) {
            return Optional.of("the proxy is stopping");
        }
        if (!cluster.isSynced()) {
            return Optional.of("Connectors and classes have not been read from the API server yet");
        }
        return cluster.isRunning()
                ? authority.obstacle()
                : Optional.of("the watch of Connectors or classes has stopped");
    }

    public int port() {
        return clear.port();
    }

    public int tlsPort() {
        return secure.port();
    }

    public int forwardPort() {
        return forward.port();
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

    private void beginStop() throws InterruptedException {
        stopping = true;
        Thread.sleep(config.drainDelay());
    }

    private <T extends AutoCloseable> T own(T part) {
        owned.push(part);
        return part;
    }

    private PolicyEngine policyEngine() {
        Optional<URI> url = config.rego();
        if (url.isEmpty()) {
            return PolicyEngine.NONE;
        }
        OpaEngine engine =
                own(new OpaEngine(url.get(), new EngineLimits(config.regoCompileTimeout(), config.regoTimeout())));
        cluster.onClass((name, now) ->
                engine.follow(name, now.map(ClassRegoRules::modules).orElse(Set.of())));
        return engine;
    }

    private Listener listen(
            int port, Listener.Greeting greeting, Connections connections, Reception reception, Executor threads)
            throws IOException {
        InetSocketAddress address = config.listenHost().equals(ALL_ADDRESSES)
                ? new InetSocketAddress(port)
                : new InetSocketAddress(config.listenHost(), port);
        return Listener.open(address, greeting, connections, reception, threads);
    }

    private static UpstreamLimits upstreamLimits(ProxyConfig config, HeadLimits heads) {
        return new UpstreamLimits(
                config.connectTimeout(),
                config.firstByteTimeout(),
                config.idleTimeout(),
                config.poolIdleTimeout(),
                config.poolSize(),
                config.poolMaxAge(),
                heads);
    }

    private static KubernetesClient client(ProxyConfig config) throws IOException {
        KubernetesClientBuilder builder = DiscreetClient.builder();
        return config.kubeconfig().isEmpty()
                ? builder.build()
                : builder.withConfig(Config.fromKubeconfig(
                                Path.of(config.kubeconfig()).toFile()))
                        .build();
    }

    private static String authorities(ProxyConfig config) throws IOException {
        return config.caFile().isEmpty() ? "" : Files.readString(Path.of(config.caFile()));
    }

    private List<OutputStream> auditSinks(ProxyConfig config) throws IOException {
        if (config.auditFile().isEmpty()) {
            return List.of(System.out);
        }
        OutputStream file =
                own(new RotatingFile(Path.of(config.auditFile()), config.auditFileBytes(), config.auditFilesKept()));
        return config.auditStdout() ? List.of(file, System.out) : List.of(file);
    }
}
