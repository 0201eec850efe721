package io.connectors.app.connector;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes the status of a Connector. */
@Singleton
final class StatusPatch {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Our fields of the status that can go away; a merge patch has to say so. */
    private static final List<String> REMOVABLE = List.of("proxy", "api");

    private final KubernetesClient client;

    @Inject
    StatusPatch(KubernetesClient client) {
        this.client = client;
    }

    /** What became of a write. */
    enum Written {
        /** The status is as wanted. */
        DONE,
        /** The object changed since it was read: what was wanted may be out of date. */
        CONFLICT,
        /** The object is gone. */
        GONE
    }

    Written apply(ResourceRef ref, Connector seen, ConnectorStatus wanted) {
        try {
            var _ = client.resources(Connector.class)
                    .inNamespace(ref.namespace())
                    .withName(ref.name())
                    .subresource("status")
                    .patch(MERGE, patch(seen, wanted).toString());
            return Written.DONE;
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HTTP_CONFLICT -> Written.CONFLICT;
                case HTTP_NOT_FOUND -> Written.GONE;
                default -> throw e;
            };
        }
    }

    /** The resource version turns a write by a leader that has been replaced meanwhile into a conflict. */
    static ObjectNode patch(Connector seen, ConnectorStatus wanted) {
        ObjectNode status = JSON.valueToTree(wanted);
        REMOVABLE.stream().filter(field -> !status.has(field)).forEach(status::putNull);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata")
                .put("resourceVersion", seen.getMetadata().getResourceVersion())
                .put("uid", seen.getMetadata().getUid());
        patch.set("status", status);
        return patch;
    }
}
