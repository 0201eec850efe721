package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.registry.Target;
import io.connectors.sandbox.registry.WriteOptions;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.storage.ObjectKey;
import java.util.List;
import java.util.Map;

/** Gives each namespace its default ServiceAccount and the certificate of the API server, and gives them again. */
final class NamespaceContents implements Reaction {

    private static final String ACCOUNT = "default";
    private static final String CERTIFICATE = "kube-root-ca.crt";
    private static final UserInfo CONTROLLER =
            new UserInfo("system:kube-controller-manager", "", List.of("system:masters"), Map.of());

    private final Lifecycle.Tools tools;
    private final String certificateAuthority;

    NamespaceContents(Lifecycle.Tools tools, String certificateAuthority) {
        this.tools = tools;
        this.certificateAuthority = certificateAuthority;
    }

    @Override
    public void to(Change change) {
        if (Lifecycle.isOf(change, BuiltInTypes.NAMESPACES)) {
            complete(change.key().name());
        } else if (change.deletion() && isContent(change.key())) {
            complete(change.key().namespace());
        }
    }

    private static boolean isContent(ObjectKey key) {
        return key.group().isEmpty()
                && ((key.plural().equals("serviceaccounts") && key.name().equals(ACCOUNT))
                        || (key.plural().equals("configmaps") && key.name().equals(CERTIFICATE)));
    }

    private void complete(String namespace) {
        boolean active = tools.store()
                .get(new ObjectKey("", "namespaces", "", namespace))
                .filter(object -> !ObjectMeta.of(object).isBeingDeleted())
                .isPresent();
        if (active) {
            ensure(BuiltInTypes.SERVICE_ACCOUNTS, namespace, ACCOUNT, Json.object());
            ObjectNode configMap = Json.object();
            configMap.putObject("data").put("ca.crt", certificateAuthority);
            ensure(BuiltInTypes.CONFIG_MAPS, namespace, CERTIFICATE, configMap);
        }
    }

    private void ensure(ResourceType type, String namespace, String name, ObjectNode object) {
        if (tools.store().get(new ObjectKey("", type.plural(), namespace, name)).isPresent()) {
            return;
        }
        ServedType served = tools.catalog().findStored("", type.plural()).orElseThrow();
        ObjectMeta.of(object).set("name", name);
        var options = WriteOptions.of(CONTROLLER, "kube-controller-manager");
        try {
            tools.creation().create(new Target(served, namespace, "", ""), object, List.of(), options);
        } catch (ApiException e) {
            // Somebody else made it, or the namespace is on its way out.
            if (e.code() != 409 && e.code() != 403 && e.code() != 404) {
                throw e;
            }
        }
    }
}
