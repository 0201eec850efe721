package io.connectors.app.kubernetes;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes the status of Connectors and classes. */
@Singleton
public final class StatusPatch {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Our fields of a status that can go away; a merge patch has to say so. */
    private static final List<String> REMOVABLE = List.of("proxy", "api");

    private final KubernetesClient client;
    private final ApiCalls calls;

    @Inject
    StatusPatch(KubernetesClient client, ApiCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /** What became of a write. */
    public enum Written {
        /** The status is as wanted. */
        DONE,
        /** The object changed since it was read: what was wanted may be out of date. */
        CONFLICT,
        /** The object is gone. */
        GONE
    }

    /**
     * Writes a status.
     *
     * @param seen the object as it was read
     */
    public Written apply(HasMetadata seen, Record wanted) {
        try {
            var _ = calls.run(() -> client.resource(seen)
                    .subresource("status")
                    .patch(MERGE, patch(seen, wanted).toString()));
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
    static ObjectNode patch(HasMetadata seen, Record wanted) {
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
