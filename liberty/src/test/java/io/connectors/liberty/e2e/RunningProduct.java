package io.connectors.liberty.e2e;

import io.connectors.liberty.launch.Installation;
import io.connectors.liberty.launch.Ports;
import io.connectors.liberty.up.Product;
import io.connectors.liberty.up.ProductOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The product as processes of this machine, and a real Git server beside it; started once for all E2E tests. Its API server is
 * the one that KUBECONFIG names, else the embedded one.
 */
final class RunningProduct implements AutoCloseable {
    private final Product product;
    private final GitServer forge;
    private final String passwordOfForge;

    private RunningProduct(Product product, GitServer forge, String passwordOfForge) {
        this.product = product;
        this.forge = forge;
        this.passwordOfForge = passwordOfForge;
    }

    /** @param folder everything that the run leaves behind */
    static RunningProduct start(Path folder) throws InterruptedException {
        var checkout = Path.of(System.getProperty("connectors.checkout", ".."));
        var kubeconfig = Optional.ofNullable(System.getenv("KUBECONFIG"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        var options = new ProductOptions(
                Installation.ofCheckout(checkout), folder.resolve("product"), Ports.free(), kubeconfig, Map.of());
        var product = Product.start(options);
        var password = Transcript.newPassword();
        return new RunningProduct(product, GitServer.start(folder.resolve("forge"), password), password);
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

    int forwardPort() {
        return product.endpoints().forward().getPort();
    }

    Path logs() {
        return product.folders().logs();
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
    }
}
