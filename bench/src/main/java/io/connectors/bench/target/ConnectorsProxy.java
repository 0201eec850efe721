package io.connectors.bench.target;

import io.connectors.bench.load.Route;
import io.connectors.bench.measure.ProcessTree;
import io.connectors.liberty.launch.HealthCheck;
import io.connectors.liberty.launch.Installation;
import io.connectors.liberty.launch.LibertyServer;
import io.connectors.liberty.launch.Ports;
import io.connectors.liberty.launch.Ports.Listener;
import io.connectors.liberty.launch.ServerLaunch;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged server {@code proxy}, with the settings of a cluster as far as one machine allows. */
public final class ConnectorsProxy implements Target {
    public static final String NAME = "connectors";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final LibertyServer server;
    private final Ports ports;
    private final String clientToken;
    private final Path authority;

    private ConnectorsProxy(LibertyServer server, Ports ports, String clientToken, Path authority) {
        this.server = server;
        this.ports = ports;
        this.clientToken = clientToken;
        this.authority = authority;
    }

    public static ConnectorsProxy start(Installation installation, Path folder, ApiServer api)
            throws InterruptedException {
        int base = FreePorts.row(Listener.values().length);
        Ports ports = Ports.fromEnvironment(Map.of("CONNECTORS_PORT_BASE", Integer.toString(base)));
        var launch = new ServerLaunch(
                "proxy", folder.resolve("server"), folder.resolve("logs"), settings(ports, folder, api));
        LibertyServer server = LibertyServer.start(installation, launch);
        try (var client = HttpClient.newHttpClient()) {
            var health = URI.create("http://127.0.0.1:" + ports.of(Listener.PROXY_HEALTH) + "/health/ready");
            server.awaitReady(new HealthCheck(client, List.of(health)), START_LIMIT);
        } catch (RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
        Path authority = folder.resolve("authority.pem");
        api.writeInterceptionAuthority(authority);
        return new ConnectorsProxy(server, ports, api.clientToken(), authority);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Route tool() {
        return route(ports.of(Listener.PROXY), BenchObjects.TOOL);
    }

    @Override
    public Route sink() {
        return route(ports.of(Listener.PROXY), BenchObjects.SINK);
    }

    /** Returns the way to the first tool for a client with another token. */
    public Route tool(String token) {
        return new Route(ports.of(Listener.PROXY), BenchObjects.hostOf(BenchObjects.TOOL), "Bearer " + token);
    }

    @Override
    public Forward forward() {
        return new Forward(
                ports.of(Listener.FORWARD),
                BenchObjects.userAuthorization(BenchObjects.TOOL, clientToken),
                BenchObjects.userAuthorization(BenchObjects.SECURE_TOOL, clientToken),
                authority);
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(List.of(server.process()));
    }

    @Override
    public long usedKib() {
        return processes().residentKib() + LiveHeap.kib(server.process().pid());
    }

    @Override
    public void close() {
        server.close();
    }

    private Route route(int port, String connector) {
        return new Route(port, BenchObjects.hostOf(connector), "Bearer " + clientToken);
    }

    private static Map<String, String> settings(Ports ports, Path folder, ApiServer api) {
        Map<String, String> settings = new HashMap<>(ports.settings());
        settings.put("connectors.listen.host", "127.0.0.1");
        settings.put("connectors.proxy.kubeconfig", api.proxyKubeconfig().toString());
        settings.put(
                "connectors.proxy.audit-file",
                folder.resolve("logs/audit.jsonl").toString());
        settings.put("connectors.egress.allow", "127.0.0.0/8");
        return settings;
    }
}
