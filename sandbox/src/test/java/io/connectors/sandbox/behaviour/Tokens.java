package io.connectors.sandbox.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/** ServiceAccounts of a workspace and their tokens. */
final class Tokens {
    private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

    private Tokens() {}

    static Reply serviceAccount(Workspace team, String name) {
        return team.create(team.core("serviceaccounts"), "{metadata: {name: " + name + "}}");
    }

    /** A token with which the ServiceAccount talks to the API server itself. */
    static String of(Workspace team, String serviceAccount) {
        return request(team, serviceAccount, "{}").expect(201).at("/status/token");
    }

    static String of(Workspace team, String serviceAccount, String audience) {
        return request(team, serviceAccount, "{audiences: [" + audience + "]}")
                .expect(201)
                .at("/status/token");
    }

    static Reply request(Workspace team, String serviceAccount, String spec) {
        return team.http().post(team.core("serviceaccounts", serviceAccount, "token"), "{spec: " + spec + "}");
    }

    static Reply review(Workspace team, String token, String... audiences) {
        return team.http().post(REVIEWS, """
                apiVersion: authentication.k8s.io/v1
                kind: TokenReview
                spec: {token: "%s", audiences: %s}
                """.formatted(token, List.of(audiences)));
    }

    static JsonNode claims(String token) {
        return Json.ofAnswer(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
    }

    /** A Pod that no node will ever run. */
    static Reply pod(Workspace team, String name, String serviceAccount) {
        return team.create(team.core("pods"), """
                metadata: {name: %s}
                spec:
                  serviceAccountName: %s
                  automountServiceAccountToken: false
                  nodeSelector: {behaviour.test/never: scheduled}
                  containers: [{name: main, image: 'nothing:1'}]
                """.formatted(name, serviceAccount));
    }
}
