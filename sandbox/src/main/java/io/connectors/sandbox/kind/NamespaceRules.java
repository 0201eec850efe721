package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import java.time.Instant;

final class NamespaceRules implements KindRules {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public void complete(ObjectNode object, Instant now) {
        label(object);
        if (object.at("/spec/finalizers").isEmpty()) {
            Json.objectIn(object, "spec").putArray("finalizers").add("kubernetes");
        }
        Json.objectIn(object, "status").put("phase", "Active");
    }

    @Override
    public void complete(ObjectNode live, ObjectNode object, Instant now) {
        label(object);
        // Only /finalize changes these.
        object.set("spec", live.path("spec").deepCopy());
    }

    private static void label(ObjectNode object) {
        Json.objectIn(Json.objectIn(object, "metadata"), "labels")
                .put(NAME_LABEL, ObjectMeta.of(object).name());
    }
}
