package io.connectors.liberty.up;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.liberty.install.PrivateFile;
import io.connectors.liberty.launch.LaunchException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The PEM file with all that clients of a running product must trust: the authority of this machine's servers and those that the proxy
 * publishes. The file follows the publication for as long as this is open.
 */
final class ClientTrust implements AutoCloseable {

    private static final String KEY = "ca.crt";

    private final ResourceRef published;
    private final String own;
    private final Path file;
    private final CountDownLatch complete = new CountDownLatch(1);
    private final SharedIndexInformer<ConfigMap> informer;

    private ClientTrust(KubernetesClient admin, ResourceRef published, String own, Path file) {
        this.published = published;
        this.own = own;
        this.file = file;
        this.informer = admin.configMaps()
                .inNamespace(published.namespace())
                .withName(published.name())
                .inform(new Writer());
    }

    /**
     * Writes the file, at first with what is there.
     *
     * @param published the ConfigMap with the proxy's certificates
     * @param own PEM certificates of this machine's authority
     */
    static ClientTrust follow(KubernetesClient admin, ResourceRef published, String own, Path file) {
        PrivateFile.write(file, own);
        return new ClientTrust(admin, published, own, file);
    }

    /** Waits until the proxy has published something and the file has it. */
    void awaitComplete(Duration limit) throws InterruptedException {
        if (!complete.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new LaunchException("The proxy has not published its certificates in ConfigMap " + published
                    + " within " + limit.toSeconds() + " s. Its log says why.");
        }
    }

    @Override
    public void close() {
        informer.close();
    }

    /** On the informer's thread only. */
    private final class Writer implements ResourceEventHandler<ConfigMap> {

        @Override
        public void onAdd(ConfigMap added) {
            write(added);
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap changed) {
            write(changed);
        }

        @Override
        public void onDelete(ConfigMap deleted, boolean stateUnknown) {
            PrivateFile.write(file, own);
        }

        private void write(ConfigMap bundle) {
            String certificates =
                    Optional.ofNullable(bundle.getData()).orElse(Map.of()).getOrDefault(KEY, "");
            PrivateFile.write(file, own + certificates);
            if (!certificates.isBlank()) {
                complete.countDown();
            }
        }
    }
}
