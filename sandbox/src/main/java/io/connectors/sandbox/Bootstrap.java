package io.connectors.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.authorization.BootstrapPolicy;
import io.connectors.sandbox.authorization.RbacTypes;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.registry.Creation;
import io.connectors.sandbox.registry.Target;
import io.connectors.sandbox.registry.WriteOptions;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.storage.ObjectStore;
import java.util.List;
import java.util.Map;

/** Makes the objects every cluster is born with, as far as they are missing. */
final class Bootstrap {

    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");
    private static final WriteOptions OPTIONS = WriteOptions.of(
            new UserInfo("system:apiserver", "", List.of("system:masters"), Map.of()), "kube-apiserver");

    private final ObjectStore store;
    private final TypeCatalog catalog;
    private final Creation creation;

    Bootstrap(ObjectStore store, TypeCatalog catalog, Creation creation) {
        this.store = store;
        this.catalog = catalog;
        this.creation = creation;
    }

    void run() {
        NAMESPACES.forEach(name -> ensure(BuiltInTypes.NAMESPACES, "", named(name)));
        // Roles first: a binding to a role that does not exist is refused.
        for (ResourceType type : List.of(RbacTypes.CLUSTER_ROLES, RbacTypes.CLUSTER_ROLE_BINDINGS)) {
            BootstrapPolicy.objects().stream()
                    .filter(object -> object.path("kind").asText().equals(type.kind()))
                    .forEach(object -> ensure(type, "", object));
        }
        ensure(BuiltInTypes.SERVICES, "default", apiServerService());
    }

    private void ensure(ResourceType type, String namespace, ObjectNode object) {
        ServedType served = catalog.findStored(type.group(), type.plural()).orElseThrow();
        Target target = new Target(served, namespace, "", "");
        if (store.get(target.named(ObjectMeta.of(object).name()).key()).isEmpty()) {
            creation.create(target, object, List.of(), OPTIONS);
        }
    }

    private static ObjectNode named(String name) {
        ObjectNode object = Json.object();
        ObjectMeta.of(object).set("name", name);
        return object;
    }

    private static ObjectNode apiServerService() {
        ObjectNode service = named("kubernetes");
        Json.objectIn(Json.objectIn(service, "metadata"), "labels")
                .put("component", "apiserver")
                .put("provider", "kubernetes");
        ObjectNode spec = service.putObject("spec").put("clusterIP", "10.96.0.1");
        spec.putArray("ports").addObject().put("name", "https").put("port", 443);
        return service;
    }
}
