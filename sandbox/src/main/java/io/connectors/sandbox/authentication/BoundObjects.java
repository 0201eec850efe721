package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import java.util.Optional;

/** Finds the Pod, Secret or Node that a token shall be bound to. */
final class BoundObjects {

    private final ObjectReader objects;

    BoundObjects(ObjectReader objects) {
        this.objects = objects;
    }

    TokenClaims.Binding find(String namespace, String serviceAccount, JsonNode reference) {
        if (!reference.isObject()) {
            return TokenClaims.Binding.NONE;
        }
        String apiVersion = reference.path("apiVersion").asText("");
        String kind = reference.path("kind").asText("");
        return switch (apiVersion.equals("v1") ? kind : "") {
            case "Pod" -> pod(find(CoreTypes.PODS, namespace, reference), serviceAccount);
            case "Secret" ->
                new TokenClaims.Binding(
                        Optional.empty(),
                        Optional.of(identity(find(CoreTypes.SECRETS, namespace, reference))),
                        Optional.empty());
            case "Node" ->
                new TokenClaims.Binding(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(identity(find(CoreTypes.NODES, "", reference))));
            default -> throw unknownKind(apiVersion, kind);
        };
    }

    private TokenClaims.Binding pod(ObjectNode pod, String serviceAccount) {
        if (!pod.at("/spec/serviceAccountName").asText("").equals(serviceAccount)) {
            throw ApiException.badRequest(
                    "cannot bind token for serviceaccount %s to pod running with different serviceaccount name."
                            .formatted(Quoted.text(serviceAccount)));
        }
        String node = pod.at("/spec/nodeName").asText("");
        return new TokenClaims.Binding(
                Optional.of(identity(pod)),
                Optional.empty(),
                node.isEmpty() ? Optional.empty() : Optional.of(node(node)));
    }

    /** A node that nobody registered is named all the same. */
    private ObjectIdentity node(String name) {
        return objects.get(CoreTypes.NODES, "", name)
                .map(BoundObjects::identity)
                .orElseGet(() -> new ObjectIdentity(name, ""));
    }

    private ObjectNode find(ResourceType type, String namespace, JsonNode reference) {
        String name = reference.path("name").asText("");
        if (name.isEmpty()) {
            throw ApiException.badRequest("Name parameter required.");
        }
        ObjectNode found = objects.get(type, namespace, name).orElseThrow(() -> ApiException.notFound(type, name));
        String uid = reference.path("uid").asText("");
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.of(found).uid())) {
            throw recreated(type, name, uid);
        }
        return found;
    }

    private static ObjectIdentity identity(ObjectNode object) {
        return ObjectIdentity.of(object);
    }

    private static ApiException recreated(ResourceType type, String name, String uid) {
        // A real API server names the kind where other conflicts name the resource.
        var byKind = new ResourceType(
                type.group(),
                type.version(),
                type.kind(),
                type.kind(),
                type.singular(),
                type.namespaced(),
                type.shortNames(),
                type.categories(),
                type.statusSubresource());
        return ApiException.conflict(
                byKind,
                name,
                ("the UID in the bound object reference (%s) does not match the UID in record."
                                + " The object might have been deleted and then recreated")
                        .formatted(uid));
    }

    private static ApiException unknownKind(String apiVersion, String kind) {
        String groupVersion = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
        return ApiException.badRequest("cannot bind token to object of type %s, Kind=%s".formatted(groupVersion, kind));
    }
}
