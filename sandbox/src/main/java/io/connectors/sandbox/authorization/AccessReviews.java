package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.UserInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers the reviews of {@code authorization.k8s.io/v1}. Each takes the review as sent and returns it with its status; a
 * review that is not valid is an {@link ApiException} 400 or 422.
 */
public final class AccessReviews {

    private final RbacAuthorizer authorizer;

    public AccessReviews(RbacAuthorizer authorizer) {
        this.authorizer = authorizer;
    }

    public ObjectNode subjectAccessReview(ObjectNode review) {
        ReviewValidation.subject(review);
        return decided(review, subject(review.path("spec")));
    }

    /** Answers for one namespace, so that whoever may ask there learns nothing about others. */
    public ObjectNode localSubjectAccessReview(String namespace, ObjectNode review) {
        ObjectMeta meta = ObjectMeta.of(review);
        if (!meta.namespace().isEmpty() && !meta.namespace().equals(namespace)) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        ReviewValidation.localSubject(namespace, review);
        ObjectNode answer = decided(review, subject(review.path("spec")));
        ObjectMeta.of(answer).set("namespace", namespace);
        return answer;
    }

    public ObjectNode selfSubjectAccessReview(UserInfo user, ObjectNode review) {
        ReviewValidation.self(review);
        return decided(review, user);
    }

    /** Lists what the user may do in a namespace. Like a real API server it does not say back which one. */
    public ObjectNode selfSubjectRulesReview(UserInfo user, ObjectNode review) {
        String namespace = review.at("/spec/namespace").asText();
        if (namespace.isEmpty()) {
            throw ApiException.badRequest("no namespace on request");
        }
        RbacAuthorizer.Rights rights = authorizer.rightsOf(user, namespace);
        ObjectNode answer = review.deepCopy();
        answer.putObject("spec");
        ObjectNode status = answer.putObject("status");
        var resourceRules = status.putArray("resourceRules");
        var nonResourceRules = status.putArray("nonResourceRules");
        for (PolicyRule rule : rights.rules()) {
            (rule.nonResourceUrls().isEmpty() ? resourceRules : nonResourceRules).add(rule.json());
        }
        status.put("incomplete", false);
        if (!rights.problems().isEmpty()) {
            status.put("evaluationError", RbacAuthorizer.summary(rights.problems()));
        }
        return answer;
    }

    private ObjectNode decided(ObjectNode review, UserInfo user) {
        Decision decision = authorizer.authorize(user, access(review.path("spec")));
        ObjectNode answer = review.deepCopy();
        Json.objectIn(answer, "metadata");
        ObjectNode status = answer.putObject("status").put("allowed", decision.allowed());
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        return answer;
    }

    private static AccessAttributes access(JsonNode spec) {
        JsonNode path = spec.path("nonResourceAttributes");
        if (path.isObject()) {
            return new AccessAttributes.Path(text(path, "verb"), text(path, "path"));
        }
        JsonNode resource = spec.path("resourceAttributes");
        return new AccessAttributes.Resource(
                text(resource, "verb"),
                text(resource, "group"),
                text(resource, "resource"),
                text(resource, "subresource"),
                text(resource, "namespace"),
                text(resource, "name"));
    }

    private static UserInfo subject(JsonNode spec) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        spec.path("extra")
                .properties()
                .forEach(entry -> extra.put(entry.getKey(), PolicyRule.strings(spec.path("extra"), entry.getKey())));
        return new UserInfo(text(spec, "user"), text(spec, "uid"), PolicyRule.strings(spec, "groups"), extra);
    }

    private static String text(JsonNode parent, String field) {
        return parent.path(field).asText("");
    }
}
