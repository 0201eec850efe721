package io.connectors.liberty.e2e;

import io.connectors.crds.policy.OpaProcess;
import io.connectors.liberty.launch.Installation;
import io.connectors.liberty.launch.Ports;
import io.connectors.liberty.up.Product;
import io.connectors.liberty.up.ProductOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The product as processes of this machine, and a real Git server beside it; started once for all E2E tests. Its API server is
 * the one that KUBECONFIG names, else the embedded one.
 */
final class RunningProduct implements AutoCloseable {
    /** How long a "yes" of the API server is remembered in this run: shorter than by default, for tests that wait for the end of it. */
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Product product;
    private final GitServer forge;
    private final ToolAuthority toolAuthority;
    private final String passwordOfForge;
    private final Optional<OpaProcess> policies;

    private RunningProduct(
            Product product,
            GitServer forge,
            ToolAuthority toolAuthority,
            String passwordOfForge,
            Optional<OpaProcess> policies) {
        this.product = product;
        this.policies = policies;
        this.forge = forge;
        this.toolAuthority = toolAuthority;
        this.passwordOfForge = passwordOfForge;
    }

    /** @param folder everything that the run leaves behind */
    static RunningProduct start(Path folder) throws IOException, InterruptedException {
        var checkout = Path.of(System.getProperty("connectors.checkout", ".."));
        var kubeconfig = Optional.ofNullable(System.getenv("KUBECONFIG"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        Optional<OpaProcess> policies =
                OpaProcess.binary().isPresent() ? Optional.of(OpaProcess.started()) : Optional.empty();
        var options = new ProductOptions(
                Installation.ofCheckout(checkout),
                folder.resolve("product"),
                Ports.free(),
                kubeconfig,
                settings(folder, kubeconfig, policies));
        var product = Product.start(options);
        var authority = ToolAuthority.in(folder.resolve("tools"));
        var password = Transcript.newPassword();
        return new RunningProduct(
                product, GitServer.start(folder.resolve("forge"), password, authority), authority, password, policies);
    }

    private static Map<String, String> settings(Path folder, Optional<Path> kubeconfig, Optional<OpaProcess> policies) {
        Map<String, String> settings = new HashMap<>(ToolHost.settings(folder, kubeconfig));
        settings.put("connectors.access.positive-ttl", REMEMBERED.toString());
        settings.put("connectors.log.trace", "*=info:io.connectors.*=finest:io.fabric8.*=finest");
        policies.ifPresent(
                server -> settings.put("connectors.rego.url", server.url().toString()));
        return settings;
    }

    /** Tells whether rules in Rego can be used. */
    boolean evaluatesRego() {
        return policies.isPresent();
    }

    GitServer forge() {
        return forge;
    }

    /** Puts the tool back to the password it started with, whatever the last test made of it. */
    Tenant newTenant() {
        forge.password(passwordOfForge);
        return Tenant.create(admin(), forge, passwordOfForge);
    }

    KubernetesClient admin() {
        return product.admin();
    }

    String passwordOfForge() {
        return passwordOfForge;
    }

    int proxyPort() {
        return product.endpoints().proxy().getPort();
    }

    int proxyTlsPort() {
        return product.endpoints().proxyTls().getPort();
    }

    int forwardPort() {
        return product.endpoints().forward().getPort();
    }

    Path logs() {
        return product.folders().logs();
    }

    /** What mounts are given to trust: PEM certificates of the authority that signs for intercepted servers. */
    String interceptionAuthority() {
        return product.admin()
                .configMaps()
                .inNamespace(AuthorityKey.NAMESPACE)
                .withName("connectors-ca")
                .require()
                .getData()
                .getOrDefault("ca.crt", "");
    }

    ToolAuthority toolAuthority() {
        return toolAuthority;
    }

    Path certificateAuthority() {
        return product.folders().certificateAuthority();
    }

    URI apiServer() {
        return URI.create(admin().getConfiguration().getMasterUrl());
    }

    /** PEM certificates of the authority that signed for the API server. */
    String apiServerAuthority() {
        var config = admin().getConfiguration();
        try {
            return config.getCaCertData() == null
                    ? Files.readString(Path.of(config.getCaCertFile()))
                    : new String(Base64.getDecoder().decode(config.getCaCertData()), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path kubeconfig() {
        return product.folders().adminKubeconfig();
    }

    ServerMemory watchMemory() {
        return ServerMemory.watch(product.serverProcess().pid());
    }

    void killServerAndStartAgain() throws InterruptedException {
        product.crashAndRestartServer();
    }

    @Override
    public void close() {
        product.close();
        forge.close();
        policies.ifPresent(OpaProcess::close);
    }
}
