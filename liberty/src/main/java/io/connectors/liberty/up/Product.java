package io.connectors.liberty.up;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.liberty.demo.DemoObjects;
import io.connectors.liberty.demo.DemoPlace;
import io.connectors.liberty.demo.GitServer;
import io.connectors.liberty.install.PrivateFile;
import io.connectors.liberty.install.ProductObjects;
import io.connectors.liberty.install.ServiceAccountKubeconfig;
import io.connectors.liberty.install.TokenRenewal;
import io.connectors.liberty.install.Webhooks;
import io.connectors.liberty.launch.Ports.Listener;
import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.connectors.sandbox.pki.DevelopmentCa;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The product running on this machine: an API server with its objects, the servers with the rights they have in a cluster,
 * and the demo's tool. Everything else is the caller's.
 */
public final class Product implements AutoCloseable {

    private static final String SYSTEM_NAMESPACE = "connectors-system";
    private static final ResourceRef PUBLISHED = new ResourceRef(SYSTEM_NAMESPACE, "connectors-ca");
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
    private static final Duration PUBLICATION_TIMEOUT = Duration.ofMinutes(1);

    private final Folders folders;
    private final Endpoints endpoints;
    private final KubernetesClient admin;
    private final DevServer server;
    private final ReverseOrder started;

    private Product(
            Folders folders, Endpoints endpoints, KubernetesClient admin, DevServer server, ReverseOrder started) {
        this.folders = folders;
        this.endpoints = endpoints;
        this.admin = admin;
        this.server = server;
        this.started = started;
    }

    /** Starts everything and waits until it is ready. When a part does not start, those before it are stopped again. */
    public static Product start(ProductOptions options) throws InterruptedException {
        var started = new ReverseOrder();
        try {
            return start(options, started);
        } catch (RuntimeException | InterruptedException e) {
            started.close();
            throw e;
        }
    }

    public Folders folders() {
        return folders;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** A client that may do everything; closed with the product. */
    public KubernetesClient admin() {
        return admin;
    }

    public DemoPlace demo() {
        return demoPlace(folders, endpoints.proxy());
    }

    public ProcessHandle serverProcess() {
        return server.process();
    }

    /** Ends the server as a crash would, and starts it again on what was left. The API server goes on. */
    public void crashAndRestartServer() throws InterruptedException {
        server.crash();
        server.start();
    }

    @Override
    public void close() {
        started.close();
    }

    private static Product start(ProductOptions options, ReverseOrder started) throws InterruptedException {
        var folders = new Folders(options.folder());
        options.ports().requireFree();
        createFolders(folders);
        var ca = DevelopmentCa.in(folders.keys(), InstantSource.system());
        provideApiServer(options, folders, started);
        var admin = started.add(client(folders.adminKubeconfig()));
        var webhooks = new Webhooks(admin);
        webhooks.remove();
        new ProductObjects(admin).apply();
        started.add(identities(admin, folders));
        var trust = started.add(
                ClientTrust.follow(admin, PUBLISHED, read(ca.certificateFile()), folders.certificateAuthority()));
        var endpoints = Endpoints.of(options.ports());
        var server = started.add(new DevServer(options, folders, endpoints, ca.serverCertificate("server", List.of())));
        server.start();
        trust.awaitComplete(PUBLICATION_TIMEOUT);
        started.add(webhooks.install(endpoints.control(), ca.certificateFile()));
        if (options.kubeconfig().isEmpty()) {
            startTool(demoPlace(folders, endpoints.proxy()), admin, started);
        }
        new AdminAccess(admin).writeToken(folders.adminToken());
        started.add(EnvironmentFile.write(folders, endpoints));
        return new Product(folders, endpoints, admin, server, started);
    }

    static DemoPlace demoPlace(Folders folders, URI proxy) {
        return new DemoPlace(proxy, folders.audit(), folders.demo());
    }

    private static void provideApiServer(ProductOptions options, Folders folders, ReverseOrder started) {
        if (options.kubeconfig().isPresent()) {
            copy(options.kubeconfig().get(), folders.adminKubeconfig());
        } else {
            started.add(sandbox(folders, options.ports().of(Listener.SANDBOX)))
                    .writeKubeConfig(folders.adminKubeconfig());
        }
    }

    private static SandboxServer sandbox(Folders folders, int port) {
        try {
            return SandboxServer.start(new SandboxSettings(folders.objects(), port, true));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded API server does not start on port " + port + " with its objects in "
                            + folders.objects(),
                    e);
        }
    }

    private static void startTool(DemoPlace place, KubernetesClient admin, ReverseOrder started) {
        var tool = started.add(GitServer.start(place.repositories(), new SecureRandom()));
        new ProductObjects(admin).apply(DemoObjects.of(tool.address(), tool.account()));
    }

    private static TokenRenewal identities(KubernetesClient admin, Folders folders) {
        return TokenRenewal.start(
                List.of(identity(admin, folders, "control"), identity(admin, folders, "proxy")), TOKEN_LIFETIME);
    }

    private static ServiceAccountKubeconfig identity(KubernetesClient admin, Folders folders, String server) {
        var account = new ResourceRef(SYSTEM_NAMESPACE, "connectors-" + server);
        return new ServiceAccountKubeconfig(admin, account, folders.kubeconfigOf(server));
    }

    static KubernetesClient client(Path kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    private static void createFolders(Folders folders) {
        try {
            Files.createDirectories(folders.logs());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folders.logs(), e);
        }
    }

    private static void copy(Path from, Path to) {
        PrivateFile.write(to, read(from));
    }

    private static String read(Path from) {
        try {
            return Files.readString(from);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + from, e);
        }
    }
}
