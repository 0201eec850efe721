package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class DeletionIT {

    @Test
    void answersWithAStatusThatNamesWhatWent(Workspace team) {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "a: '1'"));

        Reply deleted = team.http().delete(team.core("configmaps", "forge"));

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.at("/kind")).isEqualTo("Status");
        assertThat(deleted.at("/status")).isEqualTo("Success");
        assertThat(deleted.at("/details/name")).isEqualTo("forge");
        assertThat(deleted.at("/details/kind")).isEqualTo("configmaps");
        assertThat(deleted.at("/details/uid")).isEqualTo(created.uid());
    }

    @Test
    void waitsForFinalizers(Workspace team) {
        String red = team.toolboxes("red");
        team.create(team.toolboxes(), withFinalizers(team, "behaviour.test/a, behaviour.test/b"));

        Reply deleted = team.http().delete(red).expect(200);
        Reply dying = team.http().get(red).expect(200);
        team.http()
                .patch(MERGE_PATCH, red, "{metadata: {finalizers: [behaviour.test/b]}}")
                .expect(200);
        Reply stillThere = team.http().get(red);
        team.http().patch(MERGE_PATCH, red, "{metadata: {finalizers: null}}").expect(200);
        Reply gone = team.http().get(red);

        assertThat(deleted.at("/kind")).isEqualTo("Toolbox");
        assertThat(dying.at("/metadata/deletionTimestamp")).isNotEmpty();
        assertThat(dying.number("/metadata/deletionGracePeriodSeconds")).isZero();
        assertThat(dying.number("/metadata/generation")).isEqualTo(2);
        assertThat(stillThere.status()).isEqualTo(200);
        assertThat(gone.status()).isEqualTo(404);
    }

    @Test
    void refusesANewFinalizerOnADyingObject(Workspace team) {
        String red = team.toolboxes("red");
        team.create(team.toolboxes(), withFinalizers(team, "behaviour.test/a"));
        team.http().delete(red).expect(200);

        Reply refused = team.http()
                .patch(MERGE_PATCH, red, "{metadata: {finalizers: [behaviour.test/a, behaviour.test/late]}}");
        team.http().patch(MERGE_PATCH, red, "{metadata: {finalizers: null}}").expect(200);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message"))
                .contains(
                        "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted");
    }

    @Test
    void isSeenByAWatchWhenTheLastFinalizerGoes(Workspace team) throws Exception {
        String red = team.toolboxes("red");
        Reply created = team.create(team.toolboxes(), withFinalizers(team, "behaviour.test/a"));

        try (var watch = team.http()
                .watch(query(team.toolboxes(), "watch", "true", "resourceVersion", created.resourceVersion()))) {
            team.http().delete(red).expect(200);
            team.http()
                    .patch(MERGE_PATCH, red, "{metadata: {finalizers: null}}")
                    .expect(200);

            assertThat(watch.next().summary()).isEqualTo("MODIFIED red");
            assertThat(watch.next().summary()).isEqualTo("DELETED red");
        }
    }

    @Test
    void ofANamespaceTakesItsContent(Workspace team) throws Throwable {
        team.create(team.core("configmaps"), configMap("forge", "a: '1'"));
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply deleted =
                team.http().delete("/api/v1/namespaces/" + team.namespace()).expect(200);

        assertThat(deleted.at("/status/phase")).isEqualTo("Terminating");
        Eventually.holds(() -> assertThat(team.http()
                        .get("/api/v1/namespaces/" + team.namespace())
                        .status())
                .isEqualTo(404));
        assertThat(team.http().get(team.core("configmaps", "forge")).status()).isEqualTo(404);
        assertThat(team.http().get(team.toolboxes("red")).status()).isEqualTo(404);
    }

    @Test
    void ofANamespaceWaitsForFinalizersAndLetsNothingNewIn(Workspace team) throws Throwable {
        team.create(team.toolboxes(), withFinalizers(team, "behaviour.test/a"));
        team.http().delete("/api/v1/namespaces/" + team.namespace()).expect(200);

        Reply refused = team.http().post(team.core("configmaps"), configMap("late", "a: '1'"));
        Eventually.holds(() -> assertThat(team.http().get(team.toolboxes("red")).at("/metadata/deletionTimestamp"))
                .isNotEmpty());
        Reply terminating = team.http().get("/api/v1/namespaces/" + team.namespace());
        team.http()
                .patch(MERGE_PATCH, team.toolboxes("red"), "{metadata: {finalizers: null}}")
                .expect(200);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/reason")).isEqualTo("Forbidden");
        assertThat(refused.at("/message"))
                .isEqualTo("configmaps \"late\" is forbidden: unable to create new content in namespace "
                        + team.namespace() + " because it is being terminated");
        assertThat(refused.each("/details/causes", "/reason")).containsExactly("NamespaceTerminating");
        assertThat(terminating.at("/status/phase")).isEqualTo("Terminating");
        Eventually.holds(() -> assertThat(team.http()
                        .get("/api/v1/namespaces/" + team.namespace())
                        .status())
                .isEqualTo(404));
    }

    private static String withFinalizers(Workspace team, String finalizers) {
        return team.toolbox("red", "owner: ann")
                .replace("{name: red}", "{name: red, finalizers: [" + finalizers + "]}");
    }
}
