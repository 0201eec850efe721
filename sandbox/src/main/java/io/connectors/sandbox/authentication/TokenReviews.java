package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.UserInfo;
import java.util.ArrayList;
import java.util.List;

/** Answers TokenReviews: whose token is this, and for which of these audiences. */
final class TokenReviews {

    private final Authenticator authenticator;
    private final String ownAudience;

    TokenReviews(Authenticator authenticator, String ownAudience) {
        this.authenticator = authenticator;
        this.ownAudience = ownAudience;
    }

    ObjectNode answer(ObjectNode review) {
        String token = review.at("/spec/token").asText("");
        if (token.isEmpty()) {
            throw ApiException.badRequest("token is required for TokenReview in authentication");
        }
        List<String> audiences = new ArrayList<>();
        review.at("/spec/audiences").forEach(audience -> audiences.add(audience.asText()));
        if (audiences.isEmpty()) {
            audiences.add(ownAudience);
        }
        ObjectNode answer = review.deepCopy();
        Json.objectIn(answer, "metadata");
        ObjectNode status = answer.putObject("status");
        switch (authenticator.verify(token, audiences)) {
            case TokenVerdict.Known(UserInfo user, List<String> shared) -> {
                status.put("authenticated", true).set("user", Identities.json(user));
                shared.forEach(status.putArray("audiences")::add);
            }
            case TokenVerdict.Refused(String why) -> refuse(status, "[invalid bearer token, " + why + "]");
            case TokenVerdict.Foreign() -> refuse(status, "invalid bearer token");
        }
        return answer;
    }

    private static void refuse(ObjectNode status, String error) {
        status.putObject("user");
        status.put("error", error);
    }
}
