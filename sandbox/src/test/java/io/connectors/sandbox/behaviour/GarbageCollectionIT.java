package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class GarbageCollectionIT {

    @Test
    void takesWhatADeletedOwnerLeft(Workspace team) throws Throwable {
        Reply owner = team.create(team.core("configmaps"), "{metadata: {name: owner}}");
        team.create(team.core("secrets"), ownedBy("dependent", owner, false));

        team.http()
                .delete(team.core("configmaps", "owner"), "{propagationPolicy: Background}")
                .expect(200);

        assertThat(team.http().get(team.core("configmaps", "owner")).status()).isEqualTo(404);
        gone(team, team.core("secrets", "dependent"));
    }

    @Test
    void followsOwnersThroughSeveralKinds(Workspace team) throws Throwable {
        Reply red = team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        Reply middle = team.create(team.core("configmaps"), ownedBy("middle", red, false));
        team.create(team.core("secrets"), ownedBy("last", middle, false));

        team.http().delete(team.toolboxes("red")).expect(200);

        gone(team, team.core("configmaps", "middle"));
        gone(team, team.core("secrets", "last"));
    }

    @Test
    void keepsWhatHasAnotherOwnerLeft(Workspace team) throws Throwable {
        Reply first = team.create(team.core("configmaps"), "{metadata: {name: first}}");
        Reply second = team.create(team.core("configmaps"), "{metadata: {name: second}}");
        team.create(team.core("secrets"), """
                metadata:
                  name: shared
                  ownerReferences: [%s, %s]
                """.formatted(reference(first, false), reference(second, false)));

        team.http().delete(team.core("configmaps", "first")).expect(200);
        Eventually.holds(() -> assertThat(
                        team.http().get(team.core("secrets", "shared")).each("/metadata/ownerReferences", "/name"))
                .containsExactly("second"));
        team.http().delete(team.core("configmaps", "second")).expect(200);

        gone(team, team.core("secrets", "shared"));
    }

    @Test
    void takesTheOwnerLastInTheForeground(Workspace team) throws Throwable {
        Reply owner = team.create(team.core("configmaps"), "{metadata: {name: owner}}");
        team.create(
                team.core("secrets"),
                ownedBy("dependent", owner, true).replace("{name:", "{finalizers: [behaviour.test/hold], name:"));

        Reply deleted = team.http()
                .delete(team.core("configmaps", "owner"), "{propagationPolicy: Foreground}")
                .expect(200);
        Eventually.holds(() -> assertThat(
                        team.http().get(team.core("secrets", "dependent")).at("/metadata/deletionTimestamp"))
                .isNotEmpty());
        Reply waiting = team.http().get(team.core("configmaps", "owner")).expect(200);
        team.http()
                .patch(RawHttp.MERGE_PATCH, team.core("secrets", "dependent"), "{metadata: {finalizers: null}}")
                .expect(200);

        assertThat(deleted.body().at("/metadata/finalizers")).isEqualTo(Json.ofYaml("[foregroundDeletion]"));
        assertThat(waiting.at("/metadata/deletionTimestamp")).isNotEmpty();
        gone(team, team.core("configmaps", "owner"));
        gone(team, team.core("secrets", "dependent"));
    }

    @Test
    void letsDependentsLiveWithoutOwnerWhenTheyAreOrphaned(Workspace team) throws Throwable {
        Reply owner = team.create(team.core("configmaps"), "{metadata: {name: owner}}");
        team.create(team.core("secrets"), ownedBy("dependent", owner, false));

        team.http()
                .delete(team.core("configmaps", "owner"), "{propagationPolicy: Orphan}")
                .expect(200);

        gone(team, team.core("configmaps", "owner"));
        Reply dependent = team.http().get(team.core("secrets", "dependent")).expect(200);
        assertThat(dependent.has("/metadata/ownerReferences")).isFalse();
        assertThat(dependent.has("/metadata/deletionTimestamp")).isFalse();
    }

    @Test
    void takesWhatNamesAnOwnerThatNeverWas(Workspace team) throws Throwable {
        team.create(team.core("secrets"), """
                metadata:
                  name: foundling
                  ownerReferences:
                    - {apiVersion: v1, kind: ConfigMap, name: ghost, uid: 00000000-0000-4000-8000-000000000000}
                """);

        gone(team, team.core("secrets", "foundling"));
    }

    @Test
    void takesWhatNamesAnEarlierIncarnationOfItsOwner(Workspace team) throws Throwable {
        Reply yesterday = team.create(team.core("configmaps"), "{metadata: {name: owner}}");
        team.http().delete(team.core("configmaps", "owner")).expect(200);
        team.create(team.core("configmaps"), "{metadata: {name: owner}}");

        team.create(team.core("secrets"), ownedBy("dependent", yesterday, false));

        gone(team, team.core("secrets", "dependent"));
    }

    private static void gone(Workspace team, String path) throws Throwable {
        Eventually.holds(() -> assertThat(team.http().get(path).status()).isEqualTo(404));
    }

    private static String ownedBy(String name, Reply owner, boolean blocking) {
        return "metadata: {name: %s, ownerReferences: [%s]}".formatted(name, reference(owner, blocking));
    }

    private static String reference(Reply owner, boolean blocking) {
        return "{apiVersion: '%s', kind: %s, name: %s, uid: %s, blockOwnerDeletion: %s}"
                .formatted(owner.at("/apiVersion"), owner.at("/kind"), owner.name(), owner.uid(), blocking);
    }
}
