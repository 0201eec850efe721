package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One question to a webhook: an {@code AdmissionReview} of v1.
 *
 * @param mutating whether the answer may hold a patch
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#webhook-request-and-response">Webhook
 *     request and response</a>
 */
record Review(String uid, AdmissionRequest request, boolean mutating) {

    private static final String API_VERSION = "admission.k8s.io/v1";
    private static final String KIND = "AdmissionReview";

    /**
     * What a webhook said.
     *
     * @param status why it refused; an empty object when it did not say
     * @param patch empty when nothing is to be changed
     */
    record Answer(boolean allowed, JsonNode status, ArrayNode patch, List<String> warnings) {

        /** What is taken for the answer of a webhook that may be passed over. */
        static final Answer NONE = new Answer(true, Json.object(), JsonNodeFactory.instance.arrayNode(), List.of());
    }

    ObjectNode question() {
        ObjectNode review = Json.object().put("kind", KIND).put("apiVersion", API_VERSION);
        review.set("request", asked());
        return review;
    }

    /** Returns the request as the webhook sees it. */
    ObjectNode asked() {
        ObjectNode asked = Json.object().put("uid", uid);
        ResourceType type = request.type();
        kind(asked.putObject("kind"), type);
        resource(asked.putObject("resource"), type);
        putIfGiven(asked, "subResource", request.subresource());
        kind(asked.putObject("requestKind"), type);
        resource(asked.putObject("requestResource"), type);
        putIfGiven(asked, "requestSubResource", request.subresource());
        putIfGiven(asked, "name", request.name());
        putIfGiven(asked, "namespace", request.namespace());
        asked.put("operation", request.change().operation());
        user(asked.putObject("userInfo"), request.terms().user());
        asked.set("object", orNull(request.change().object()));
        asked.set("oldObject", orNull(request.change().oldObject()));
        asked.put("dryRun", request.terms().dryRun());
        asked.set("options", options());
        return asked;
    }

    /**
     * Reads the answer to this question.
     *
     * @throws WebhookFailure when it is none
     */
    Answer answer(JsonNode review) throws WebhookFailure {
        JsonNode response = review.path("response");
        if (!response.isObject()) {
            throw invalid("webhook response was absent");
        }
        if (!response.path("uid").asText().equals(uid)) {
            throw invalid("expected response.uid=%s, got %s"
                    .formatted(
                            Quoted.text(uid), Quoted.text(response.path("uid").asText())));
        }
        String kind = "%s, Kind=%s"
                .formatted(
                        review.path("apiVersion").asText(), review.path("kind").asText());
        String expected = "%s, Kind=%s".formatted(API_VERSION, KIND);
        if (!kind.equals(expected)) {
            throw invalid("expected webhook response of %s, got %s".formatted(expected, kind));
        }
        List<String> warnings = new ArrayList<>();
        response.path("warnings").forEach(warning -> warnings.add(warning.asText()));
        JsonNode status = response.path("status").isObject() ? response.path("status") : Json.object();
        return new Answer(response.path("allowed").asBoolean(), status, patch(response), warnings);
    }

    private ArrayNode patch(JsonNode response) throws WebhookFailure {
        String patch = response.path("patch").asText("");
        Optional<String> type = Optional.ofNullable(response.path("patchType").textValue());
        if (!mutating && !patch.isEmpty()) {
            throw invalid("validating webhook may not return response.patch");
        }
        if (!mutating && type.isPresent()) {
            throw invalid("validating webhook may not return response.patchType");
        }
        if (!patch.isEmpty() && type.isEmpty()) {
            throw invalid("webhook returned response.patch but not response.patchType");
        }
        if (patch.isEmpty() && type.isPresent()) {
            throw invalid("webhook returned response.patchType but not response.patch");
        }
        if (patch.isEmpty()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!type.equals(Optional.of("JSONPatch"))) {
            throw new WebhookFailure("unsupported patch type " + Quoted.text(type.orElse("")));
        }
        return operations(patch);
    }

    private static ArrayNode operations(String patch) throws WebhookFailure {
        try {
            byte[] text = Base64.getDecoder().decode(patch);
            if (Json.read(text, 0, text.length) instanceof ArrayNode operations) {
                return operations;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new WebhookFailure("received undecodable patch in webhook response: it is not JSON in base64", e);
        }
        throw new WebhookFailure("received undecodable patch in webhook response: it is not a list of operations");
    }

    private static WebhookFailure invalid(String why) {
        return new WebhookFailure("received invalid webhook response: " + why);
    }

    private ObjectNode options() {
        String kind = switch (request.change()) {
            case AdmissionRequest.Change.Create _ -> "CreateOptions";
            case AdmissionRequest.Change.Update _ -> "UpdateOptions";
            case AdmissionRequest.Change.Delete _ -> "DeleteOptions";
        };
        ObjectNode options = Json.object().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
        options.setAll(request.terms().options());
        return options;
    }

    private static void kind(ObjectNode target, ResourceType type) {
        target.put("group", type.group()).put("version", type.version()).put("kind", type.kind());
    }

    private static void resource(ObjectNode target, ResourceType type) {
        target.put("group", type.group()).put("version", type.version()).put("resource", type.plural());
    }

    private static void user(ObjectNode target, UserInfo user) {
        putIfGiven(target, "username", user.username());
        putIfGiven(target, "uid", user.uid());
        if (!user.groups().isEmpty()) {
            user.groups().forEach(target.putArray("groups")::add);
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = target.putObject("extra");
            user.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
    }

    private static void putIfGiven(ObjectNode target, String field, String value) {
        if (!value.isEmpty()) {
            target.put(field, value);
        }
    }

    private static JsonNode orNull(ObjectNode object) {
        return object.isEmpty() ? NullNode.getInstance() : object;
    }
}
