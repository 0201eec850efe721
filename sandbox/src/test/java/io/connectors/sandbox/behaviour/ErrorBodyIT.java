package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class ErrorBodyIT {

    @Test
    void notFoundNamesTheObject(Workspace team) {
        Reply reply = team.http().get(team.core("configmaps", "forge"));

        assertStatus(reply, 404, "NotFound", "configmaps \"forge\" not found");
        assertDetails(reply, "forge", "", "configmaps");
    }

    @Test
    void notFoundNamesTheGroupOfACustomKind(Workspace team) {
        String group = team.server().toolboxes().group();
        Reply reply = team.http().get(team.toolboxes("red"));

        assertStatus(reply, 404, "NotFound", "toolboxes." + group + " \"red\" not found");
        assertDetails(reply, "red", group, "toolboxes");
    }

    @Test
    void notFoundIsAlsoTheAnswerToChangesOfWhatIsNotThere(Workspace team) {
        String forge = team.core("configmaps", "forge");

        assertThat(team.http().patch(MERGE_PATCH, forge, "{data: {x: '1'}}").status())
                .isEqualTo(404);
        assertThat(team.http().delete(forge).status()).isEqualTo(404);
        assertThat(team.http()
                        .put(team.toolboxes("red"), team.toolbox("red", "owner: ann"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void notFoundNamesTheMissingNamespace(Workspace team) {
        Reply reply = team.http().post("/api/v1/namespaces/nowhere/configmaps", configMap("forge", "x: '1'"));

        assertStatus(reply, 404, "NotFound", "namespaces \"nowhere\" not found");
        assertDetails(reply, "nowhere", "", "namespaces");
    }

    @Test
    void anUnknownResourceIsNotFound(Workspace team) {
        assertThat(team.http().get(team.core("widgets")).status()).isEqualTo(404);
        assertThat(team.http().get("/apis/nobody.behaviour.test/v1/widgets").status())
                .isEqualTo(404);
    }

    @Test
    void alreadyExistsNamesTheObject(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply reply = team.http().post(team.toolboxes(), team.toolbox("red", "owner: bob"));

        String group = team.server().toolboxes().group();
        assertStatus(reply, 409, "AlreadyExists", "toolboxes." + group + " \"red\" already exists");
        assertDetails(reply, "red", group, "toolboxes");
    }

    @Test
    void aPutWithAStaleResourceVersionIsAConflict(Workspace team) {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "x: '1'"));
        team.http()
                .patch(MERGE_PATCH, team.core("configmaps", "forge"), "{data: {x: '2'}}")
                .expect(200);

        Reply reply = team.http()
                .put(
                        team.core("configmaps", "forge"),
                        "{metadata: {name: forge, resourceVersion: '" + created.resourceVersion() + "'}}");

        assertStatus(
                reply,
                409,
                "Conflict",
                "Operation cannot be fulfilled on configmaps \"forge\": the object has been modified; please apply your"
                        + " changes to the latest version and try again");
        assertDetails(reply, "forge", "", "configmaps");
        assertThat(team.http().get(team.core("configmaps", "forge")).at("/data/x"))
                .isEqualTo("2");
    }

    @Test
    void aPatchWithAStaleResourceVersionIsAConflict(Workspace team) {
        Reply created = team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        team.http()
                .patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {owner: bob}}")
                .expect(200);

        Reply reply = team.http()
                .patch(
                        MERGE_PATCH,
                        team.toolboxes("red"),
                        "{metadata: {resourceVersion: '" + created.resourceVersion() + "'}, spec: {owner: carl}}");

        String group = team.server().toolboxes().group();
        assertStatus(
                reply,
                409,
                "Conflict",
                "Operation cannot be fulfilled on toolboxes." + group + " \"red\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
        assertDetails(reply, "red", group, "toolboxes");
    }

    @Test
    void aPutOfABuiltInKindWithoutResourceVersionOverwrites(Workspace team) {
        team.create(team.core("configmaps"), configMap("forge", "x: '1'"));

        Reply reply = team.http().put(team.core("configmaps", "forge"), configMap("forge", "y: '2'"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.has("/data/x")).isFalse();
        assertThat(reply.at("/data/y")).isEqualTo("2");
    }

    @Test
    void aPutOfACustomKindNeedsAResourceVersion(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply reply = team.http().put(team.toolboxes("red"), team.toolbox("red", "owner: bob"));

        assertStatus(
                reply,
                422,
                "Invalid",
                "toolboxes." + team.server().toolboxes().group() + " \"red\" is invalid: metadata.resourceVersion:"
                        + " Invalid value: 0: must be specified for an update");
        assertThat(reply.each("/details/causes", "/field")).containsExactly("metadata.resourceVersion");
    }

    @Test
    void aPutUnderAnotherNameIsABadRequest(Workspace team) {
        team.create(team.core("configmaps"), configMap("forge", "x: '1'"));

        Reply reply = team.http().put(team.core("configmaps", "forge"), configMap("mirror", "x: '1'"));

        assertStatus(
                reply, 400, "BadRequest", "the name of the object (mirror) does not match the name on the URL (forge)");
    }

    @Test
    void anObjectOfAnotherNamespaceIsABadRequest(Workspace team) {
        Reply reply = team.http().post(team.core("configmaps"), "{metadata: {name: forge, namespace: elsewhere}}");

        assertStatus(
                reply,
                400,
                "BadRequest",
                "the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void anObjectOfAnotherKindIsABadRequest(Workspace team) {
        Reply reply =
                team.http().post(team.core("configmaps"), "{apiVersion: v1, kind: Secret, metadata: {name: forge}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/reason")).isEqualTo("BadRequest");
        assertThat(reply.at("/message")).startsWith("Secret in version \"v1\" cannot be handled as a ConfigMap");
    }

    @Test
    void aNameThatIsNoDnsNameIsInvalid(Workspace team) {
        Reply reply = team.http().post(team.core("configmaps"), configMap("Bad_Name", "x: '1'"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("/reason")).isEqualTo("Invalid");
        assertThat(reply.at("/message"))
                .startsWith("ConfigMap \"Bad_Name\" is invalid: metadata.name: Invalid value: \"Bad_Name\": a lowercase"
                        + " RFC 1123 subdomain must consist of lower case alphanumeric characters");
        assertDetails(reply, "Bad_Name", "", "ConfigMap");
        assertThat(reply.each("/details/causes", "/reason")).containsExactly("FieldValueInvalid");
        assertThat(reply.each("/details/causes", "/field")).containsExactly("metadata.name");
    }

    @Test
    void anObjectWithoutANameIsInvalid(Workspace team) {
        Reply reply = team.http().post(team.core("configmaps"), "{metadata: {}}");

        assertStatus(
                reply,
                422,
                "Invalid",
                "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required");
        assertThat(reply.each("/details/causes", "/reason")).containsExactly("FieldValueRequired");
    }

    @Test
    void aDeletionOfAnotherIncarnationIsAConflict(Workspace team) {
        team.create(team.core("configmaps"), configMap("forge", "x: '1'"));

        Reply reply = team.http().delete(team.core("configmaps", "forge"), "{preconditions: {uid: of-yesterday}}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/reason")).isEqualTo("Conflict");
        assertThat(reply.at("/message")).contains("the UID in the precondition (of-yesterday) does not match");
    }

    @Test
    void reachesTheJavaClientAsAnExceptionWithTheStatus(Workspace team) {
        var forge = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("forge")
                .endMetadata()
                .build();
        team.client().resource(forge).create();

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> team.client().resource(forge).create())
                .satisfies(failure -> {
                    assertThat(failure.getCode()).isEqualTo(409);
                    assertThat(failure.getStatus().getReason()).isEqualTo("AlreadyExists");
                    assertThat(failure.getStatus().getDetails().getKind()).isEqualTo("configmaps");
                });
    }

    private static void assertStatus(Reply reply, int code, String reason, String message) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(code);
        assertThat(reply.at("/kind")).isEqualTo("Status");
        assertThat(reply.at("/status")).isEqualTo("Failure");
        assertThat(reply.number("/code")).isEqualTo(code);
        assertThat(reply.at("/reason")).isEqualTo(reason);
        assertThat(reply.at("/message")).isEqualTo(message);
    }

    private static void assertDetails(Reply reply, String name, String group, String kind) {
        assertThat(reply.at("/details/name")).isEqualTo(name);
        assertThat(reply.at("/details/group")).isEqualTo(group);
        assertThat(reply.at("/details/kind")).isEqualTo(kind);
    }
}
