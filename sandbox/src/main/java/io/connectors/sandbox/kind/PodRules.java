package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import java.time.Instant;

/** Pods are objects here: nothing runs them, so they stay pending. */
final class PodRules implements KindRules {

    @Override
    public void complete(ObjectNode object, Instant now) {
        ObjectNode spec = Json.objectIn(object, "spec");
        if (spec.path("serviceAccountName").asText().isEmpty()) {
            spec.put("serviceAccountName", "default");
        }
        spec.set("serviceAccount", spec.get("serviceAccountName"));
        putIfAbsent(spec, "restartPolicy", "Always");
        putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        putIfAbsent(spec, "schedulerName", "default-scheduler");
        Json.objectIn(object, "status").put("phase", "Pending").put("qosClass", "BestEffort");
    }

    private static void putIfAbsent(ObjectNode spec, String field, String value) {
        if (!spec.has(field)) {
            spec.put(field, value);
        }
    }
}
