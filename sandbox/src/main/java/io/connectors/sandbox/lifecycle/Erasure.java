package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.registry.DeleteOptions;
import io.connectors.sandbox.registry.Target;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.storage.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deletes single objects for the reactions; one that is gone already is as good as deleted. */
record Erasure(Lifecycle.Tools tools) {

    private static final UserInfo CONTROLLER =
            new UserInfo("system:kube-controller-manager", "", List.of("system:masters"), Map.of());

    void erase(ObjectKey key, ObjectNode object, DeleteOptions.Propagation dependents) {
        Optional<ServedType> served = tools.catalog().findStored(key.group(), key.plural());
        if (served.isEmpty()) {
            return;
        }
        Target target = new Target(served.get(), key.namespace(), key.name(), "");
        var options = new DeleteOptions(
                AdmissionRequest.Terms.of(CONTROLLER), ObjectMeta.of(object).uid(), "", Optional.of(dependents), false);
        try {
            tools.deletion().delete(target, options);
        } catch (ApiException e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }
}
