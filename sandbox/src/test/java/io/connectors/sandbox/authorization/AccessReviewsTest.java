package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Answers and messages are those of a real API server to the same reviews. */
class AccessReviewsTest {

    private static final String NO_QUESTION =
            "exactly one of nonResourceAttributes or resourceAttributes must be specified";

    private final AccessReviews reviews = new AccessReviews(
            new RbacAuthorizer(FakeObjects.withBootstrapPolicy().add(Verdicts.policy()), () -> 0));

    @Test
    void returnsTheReviewWithItsStatus() {
        ObjectNode answer = reviews.subjectAccessReview(review("""
                spec: {user: verdicts-ann, uid: u, extra: {k: [v]}, resourceAttributes:
                  {verb: update, group: apps, resource: deployments, subresource: scale, namespace: verdicts}}
                """));

        assertThat(answer).isEqualTo(review("""
                metadata: {}
                spec: {user: verdicts-ann, uid: u, extra: {k: [v]}, resourceAttributes:
                  {verb: update, group: apps, resource: deployments, subresource: scale, namespace: verdicts}}
                status:
                  allowed: true
                  reason: 'RBAC: allowed by RoleBinding "subresources-ann/verdicts" of Role "subresources" to User "verdicts-ann"'
                """));
    }

    @Test
    void refusesAReviewThatAsksNothing() {
        assertInvalid(
                () -> reviews.subjectAccessReview(review("spec: {}")),
                new Cause("FieldValueInvalid", "Invalid value: null: " + NO_QUESTION, "spec.resourceAttributes"),
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: \"\": at least one of user or group must be specified",
                        "spec.user"));
    }

    @Test
    void refusesAReviewThatAsksTwoThings() {
        assertInvalid(
                () -> reviews.subjectAccessReview(review("""
                        spec: {user: x, resourceAttributes: {verb: get, resource: pods}, nonResourceAttributes: {path: /a, verb: get}}
                        """)),
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: {\"Path\":\"/a\",\"Verb\":\"get\"}: cannot be specified in combination with"
                                + " resourceAttributes",
                        "spec.nonResourceAttributes"));
    }

    @Test
    void refusesAReviewWithAName() {
        assertInvalid(
                () -> reviews.subjectAccessReview(review("""
                        metadata: {name: x, creationTimestamp: null}
                        spec: {user: x, resourceAttributes: {verb: get, resource: pods}}
                        """)),
                new Cause("FieldValueInvalid", "Invalid value: {\"name\":\"x\"}: must be empty", "metadata"));
    }

    @Test
    void takesTheMetadataThatClientsSendForEmpty() {
        ObjectNode answer = reviews.subjectAccessReview(review("""
                metadata: {creationTimestamp: null}
                spec: {user: x, nonResourceAttributes: {path: /a, verb: get}}
                """));

        assertThat(answer.at("/status/allowed").asBoolean(true)).isFalse();
    }

    @Test
    void answersForOneNamespace() {
        ObjectNode answer = reviews.localSubjectAccessReview("verdicts", review("""
                metadata: {namespace: verdicts}
                spec: {user: verdicts-viewer, resourceAttributes: {verb: list, resource: pods, namespace: verdicts}}
                """));

        assertThat(answer.at("/status/allowed").asBoolean()).isTrue();
        assertThat(answer.at("/metadata/namespace").asText()).isEqualTo("verdicts");
    }

    @Test
    void refusesAQuestionAboutAnotherNamespace() {
        assertInvalid(
                () -> reviews.localSubjectAccessReview("verdicts", review("""
                        spec: {user: x, resourceAttributes: {verb: list, resource: pods, namespace: other}}
                        """)),
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: \"other\": must match metadata.namespace",
                        "spec.resourceAttributes.namespace"));
        assertThatThrownBy(() -> reviews.localSubjectAccessReview("verdicts", review("metadata: {namespace: other}")))
                .hasMessage("the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void refusesAQuestionAboutAUrlInOneNamespace() {
        assertInvalid(
                () -> reviews.localSubjectAccessReview(
                        "verdicts", review("spec: {user: x, nonResourceAttributes: {verb: get, path: /x}}")),
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: {\"Path\":\"/x\",\"Verb\":\"get\"}: disallowed on this kind of request",
                        "spec.nonResourceAttributes"));
    }

    @Test
    void answersUsersAboutThemselves() {
        ObjectNode review = review("spec: {resourceAttributes: {verb: list, resource: pods, namespace: verdicts}}");

        assertThat(reviews.selfSubjectAccessReview(user("verdicts-viewer"), review)
                        .at("/status/allowed")
                        .asBoolean())
                .isTrue();
        assertThat(reviews.selfSubjectAccessReview(user("nobody"), review)
                        .at("/status/allowed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void listsTheRulesOfAUser() {
        ObjectNode answer = reviews.selfSubjectRulesReview(
                user("system:serviceaccount:verdicts:builder"), review("spec: {namespace: verdicts}"));

        assertThat(answer).isEqualTo(review("""
                spec: {}
                status:
                  resourceRules:
                    - {verbs: [get, list, watch], apiGroups: [""], resources: [configmaps]}
                    - {verbs: [get, list, watch, create, deletecollection], apiGroups: [""], resources: [secrets], resourceNames: [forge-credential]}
                    - {verbs: [use], apiGroups: [connectors.alauda.io], resources: [connectors/proxy], resourceNames: [forge]}
                    - {verbs: [patch], apiGroups: [connectors.alauda.io], resources: [connectors/status]}
                  nonResourceRules: []
                  incomplete: false
                """));
    }

    @Test
    void saysWhichRolesItCouldNotFind() {
        ObjectNode answer = reviews.selfSubjectRulesReview(user("verdicts-ben"), review("spec: {namespace: verdicts}"));

        assertThat(answer.at("/status/evaluationError").asText())
                .isEqualTo("[clusterrole.rbac.authorization.k8s.io \"verdicts-gone\" not found,"
                        + " role.rbac.authorization.k8s.io \"gone\" not found]");
    }

    @Test
    void asksForTheNamespaceOfRules() {
        assertThatThrownBy(() -> reviews.selfSubjectRulesReview(user("ann"), review("spec: {}")))
                .hasMessage("no namespace on request");
    }

    private static void assertInvalid(ThrowingCallable question, Cause... causes) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(422);
                    assertThat(refused.causes()).containsExactly(causes);
                })
                .hasMessageStartingWith(".authorization.k8s.io \"\" is invalid: ");
    }

    private static ObjectNode review(String yaml) {
        return FakeObjects.one(yaml);
    }

    private static UserInfo user(String name) {
        return new UserInfo(name, "", List.of(), Map.of());
    }
}
