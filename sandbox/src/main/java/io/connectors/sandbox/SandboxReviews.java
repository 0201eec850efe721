package io.connectors.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.apiserver.Reviews;
import io.connectors.sandbox.authentication.Authentication;
import io.connectors.sandbox.authorization.AccessReviews;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;

/** Takes each review to the part that can answer it. */
record SandboxReviews(Authentication authentication, AccessReviews access) implements Reviews {

    @Override
    public ObjectNode answer(ResourceType type, UserInfo user, String namespace, ObjectNode review) {
        return switch (type.kind()) {
            case "TokenReview" -> authentication.tokenReview(review);
            case "SelfSubjectReview" -> authentication.selfSubjectReview(user, review);
            case "SubjectAccessReview" -> access.subjectAccessReview(review);
            case "LocalSubjectAccessReview" -> access.localSubjectAccessReview(namespace, review);
            case "SelfSubjectAccessReview" -> access.selfSubjectAccessReview(user, review);
            case "SelfSubjectRulesReview" -> access.selfSubjectRulesReview(user, review);
            default -> throw ApiException.unknownPath();
        };
    }

    @Override
    public ObjectNode token(String namespace, String serviceAccount, ObjectNode request) {
        return authentication.tokenRequest(namespace, serviceAccount, request);
    }
}
