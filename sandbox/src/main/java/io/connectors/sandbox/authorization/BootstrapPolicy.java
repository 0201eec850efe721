package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.resource.ObjectMeta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The roles and bindings that every cluster is born with. */
public final class BootstrapPolicy {

    private static final String FILE = "bootstrap-policy.yaml";

    private BootstrapPolicy() {}

    /** Returns ClusterRoles and ClusterRoleBindings, complete but for what storage adds. */
    public static List<ObjectNode> objects() {
        List<ObjectNode> objects = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(BootstrapPolicy.class.getResourceAsStream(FILE), FILE);
                MappingIterator<JsonNode> documents =
                        new YAMLMapper().readerFor(JsonNode.class).readValues(file)) {
            while (documents.hasNext()) {
                objects.add(complete((ObjectNode) documents.next()));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return objects;
    }

    private static ObjectNode complete(ObjectNode object) {
        object.put("apiVersion", RbacTypes.CLUSTER_ROLES.apiVersion());
        ObjectMeta meta = ObjectMeta.of(object);
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        metadata.withObject("/labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
        if (object.path("kind").asText().equals("ClusterRoleBinding")) {
            RbacDefaulting.apply(RbacTypes.CLUSTER_ROLE_BINDINGS, object);
            object.putObject("roleRef")
                    .put("apiGroup", RbacTypes.GROUP)
                    .put("kind", "ClusterRole")
                    .put("name", meta.name());
        }
        return object;
    }
}
