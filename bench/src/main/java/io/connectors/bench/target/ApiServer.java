package io.connectors.bench.target;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.liberty.install.ProductObjects;
import io.connectors.liberty.install.ServiceAccountKubeconfig;
import io.connectors.liberty.install.ServiceAccountTokens;
import io.connectors.sandbox.SandboxMain;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The embedded API server in a process of its own, with the product's objects and those of the benchmark. */
public final class ApiServer implements AutoCloseable {
    private static final ResourceRef PROXY = new ResourceRef("connectors-system", "connectors-proxy");
    private static final String AUDIENCE = "connectors";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private static final Duration FILE_POLL = Duration.ofMillis(50);
    private static final int FILE_POLLS = 200;

    private final Program program;
    private final KubernetesClient admin;
    private final Path proxyKubeconfig;
    private final String clientToken;

    private ApiServer(Program program, KubernetesClient admin, Path proxyKubeconfig) {
        this.program = program;
        this.admin = admin;
        this.proxyKubeconfig = proxyKubeconfig;
        this.clientToken = newClientToken();
    }

    /**
     * Starts it.
     *
     * @param password of the account at the tools
     */
    public static ApiServer start(Path folder, Tools.Addresses tools, String password) throws InterruptedException {
        int port = FreePorts.pick(1).getFirst();
        Program program = Program.start(
                folder,
                Jvm.command(
                        List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                        SandboxMain.class,
                        List.of(folder.toString(), Integer.toString(port))),
                port);
        try {
            KubernetesClient admin = client(written(folder.resolve("kubeconfig")));
            var objects = new ProductObjects(admin);
            objects.apply();
            objects.apply(BenchObjects.of(tools, password));
            Path kubeconfig = folder.resolve("proxy.kubeconfig");
            new ServiceAccountKubeconfig(admin, PROXY, kubeconfig).write(TOKEN_LIFETIME);
            return new ApiServer(program, admin, kubeconfig);
        } catch (RuntimeException | InterruptedException e) {
            program.close();
            throw e;
        }
    }

    /** Returns a token that may use all Connectors here, always the same one. */
    public String clientToken() {
        return clientToken;
    }

    /** Returns such a token that nobody has seen. */
    public String newClientToken() {
        return new ServiceAccountTokens(admin).issue(BenchObjects.CALLER, List.of(AUDIENCE), TOKEN_LIFETIME);
    }

    /** Returns how many requests it has answered so far, by what they were about. */
    public RequestTotals requests() {
        return RequestTotals.parse(admin.raw("/metrics"));
    }

    void writeInterceptionAuthority(Path file) {
        var published = admin.configMaps()
                .inNamespace(PROXY.namespace())
                .withName("connectors-ca")
                .require();
        try {
            Files.writeString(file, String.join("\n", published.getData().values()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    Path proxyKubeconfig() {
        return proxyKubeconfig;
    }

    @Override
    public void close() {
        admin.close();
        program.close();
    }

    /** The server writes it a moment after it listens. */
    private static Path written(Path kubeconfig) throws InterruptedException {
        for (int i = 0; i < FILE_POLLS && !Files.exists(kubeconfig); i++) {
            Thread.sleep(FILE_POLL);
        }
        return kubeconfig;
    }

    private static KubernetesClient client(Path kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }
}
