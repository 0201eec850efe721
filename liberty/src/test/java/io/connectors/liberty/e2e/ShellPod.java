package io.connectors.liberty.e2e;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.Optional;

/** A Pod with a shell that a real kubelet runs. It writes a line, then each line that it reads in capitals, and a last one. */
final class ShellPod {
    static final String NAME = "shell";
    static final String FIRST = "first";
    static final String LAST = "END";

    /** Reads as the Pod does; for a program beside it, too. */
    static final String CAPITALS = "while read -r line; do echo \"$line\" | tr a-z A-Z; done; echo " + LAST;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private ShellPod() {}

    /** Tells whether there is a kubelet that could run it. */
    static boolean canRun(KubernetesClient admin) {
        return admin.nodes().list().getItems().stream().anyMatch(ShellPod::isReady);
    }

    /** Returns when it runs. */
    static void start(KubernetesClient admin, Tenant tenant) {
        admin.resource(described(tenant)).create();
        try {
            Poll.until("Pod " + NAME + " is ready", LIMIT, () -> Readiness.isPodReady(current(admin, tenant)));
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; its status is " + current(admin, tenant).getStatus(), e);
        }
    }

    private static Pod described(Tenant tenant) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(tenant.namespace())
                .withName(NAME)
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName("builder")
                .withAutomountServiceAccountToken(false)
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(1L)
                .addNewContainer()
                .withName("main")
                .withImage(image())
                .withCommand("sh", "-c", "echo " + FIRST + "; " + CAPITALS)
                .withStdin(true)
                .withStdinOnce(true)
                .endContainer()
                .endSpec()
                .build();
    }

    private static String image() {
        return Optional.ofNullable(System.getenv("CONNECTORS_E2E_IMAGE"))
                .filter(name -> !name.isBlank())
                .orElse("busybox:1.37");
    }

    private static Pod current(KubernetesClient admin, Tenant tenant) {
        return admin.pods().inNamespace(tenant.namespace()).withName(NAME).require();
    }

    private static boolean isReady(Node node) {
        return node.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }
}
