package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class WatchIT {

    @Test
    void tellsEachChangeAfterTheResourceVersionItResumesFrom(Workspace team) throws Exception {
        Reply first = team.create(team.core("configmaps"), configMap("first", "x: '1'"));
        team.create(team.core("configmaps"), configMap("second", "x: '1'"));
        team.http()
                .patch(MERGE_PATCH, team.core("configmaps", "second"), "{data: {x: '2'}}")
                .expect(200);
        team.http().delete(team.core("configmaps", "second")).expect(200);

        try (var watch = team.http().watch(watchFrom(team, first.resourceVersion()))) {
            var events = List.of(watch.next(), watch.next(), watch.next());

            assertThat(events)
                    .extracting(WatchEvent::summary)
                    .containsExactly("ADDED second", "MODIFIED second", "DELETED second");
            assertThat(events.get(1).at("/data/x")).isEqualTo("2");
        }
    }

    @Test
    void givesADeletionAResourceVersionThatAWatchCanResumeFrom(Workspace team) throws Exception {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "x: '1'"));
        String deletion;
        try (var watch = team.http().watch(watchFrom(team, created.resourceVersion()))) {
            team.http().delete(team.core("configmaps", "forge")).expect(200);
            deletion = watch.next().resourceVersion();
        }
        team.create(team.core("configmaps"), configMap("mirror", "x: '1'"));

        try (var resumed = team.http().watch(watchFrom(team, deletion))) {
            assertThat(resumed.next().summary()).isEqualTo("ADDED mirror");
        }
    }

    @Test
    void resumesFromTheResourceVersionOfAList(Workspace team) throws Exception {
        team.create(team.core("secrets"), "{metadata: {name: before}}");
        String listed = team.http().get(team.core("secrets")).resourceVersion();
        team.create(team.core("secrets"), "{metadata: {name: after}}");

        try (var watch = team.http().watch(query(team.core("secrets"), "watch", "true", "resourceVersion", listed))) {
            assertThat(watch.next().summary()).isEqualTo("ADDED after");
        }
    }

    @Test
    void beginsWithTheObjectsThatExistWhenNoResourceVersionIsGiven(Workspace team) throws Exception {
        team.create(team.core("secrets"), "{metadata: {name: forge}}");

        try (var watch = team.http().watch(query(team.core("secrets"), "watch", "true"))) {
            assertThat(watch.next().summary()).isEqualTo("ADDED forge");

            team.create(team.core("secrets"), "{metadata: {name: mirror}}");
            assertThat(watch.next().summary()).isEqualTo("ADDED mirror");
        }
    }

    @Test
    void followsOneObjectByFieldSelector(Workspace team) throws Exception {
        team.create(team.core("secrets"), "{metadata: {name: other}}");

        try (var watch = team.http()
                .watch(query(team.core("secrets"), "watch", "true", "fieldSelector", "metadata.name=forge"))) {
            team.create(team.core("secrets"), "{metadata: {name: forge}}");
            team.create(team.core("secrets"), "{metadata: {name: another}}");
            team.http().delete(team.core("secrets", "forge")).expect(200);

            assertThat(watch.next().summary()).isEqualTo("ADDED forge");
            assertThat(watch.next().summary()).isEqualTo("DELETED forge");
        }
    }

    @Test
    void tellsThatAnObjectLeavesAndEntersALabelSelector(Workspace team) throws Exception {
        String forge = team.core("secrets", "forge");
        team.create(team.core("secrets"), "{metadata: {name: forge, labels: {tier: gold}}}");

        try (var watch =
                team.http().watch(query(team.core("secrets"), "watch", "true", "labelSelector", "tier=gold"))) {
            team.http()
                    .patch(MERGE_PATCH, forge, "{metadata: {labels: {tier: tin}}}")
                    .expect(200);
            team.http()
                    .patch(MERGE_PATCH, forge, "{metadata: {labels: {tier: gold}}}")
                    .expect(200);

            assertThat(List.of(
                            watch.next().summary(),
                            watch.next().summary(),
                            watch.next().summary()))
                    .containsExactly("ADDED forge", "DELETED forge", "ADDED forge");
        }
    }

    @Test
    void followsOneNamespaceOnlyOrAll(Workspace team) throws Exception {
        String listed = team.http().get("/api/v1/secrets").resourceVersion();
        String selector = "metadata.namespace=" + team.namespace();
        team.create(team.core("secrets"), "{metadata: {name: forge}}");

        try (var all = team.http()
                .watch(query(
                        "/api/v1/secrets", "watch", "true", "resourceVersion", listed, "fieldSelector", selector))) {
            assertThat(all.next().at("/metadata/namespace")).isEqualTo(team.namespace());
        }
    }

    @Test
    void saysGoneForAResourceVersionFromBeforeItsHistory(Workspace team) throws Exception {
        try (var watch = team.http().watch(query(team.toolboxes(), "watch", "true", "resourceVersion", "1"))) {
            WatchEvent error = watch.next();

            assertThat(error.type()).isEqualTo("ERROR");
            assertThat(error.at("/kind")).isEqualTo("Status");
            assertThat(error.at("/code")).isEqualTo("410");
            assertThat(error.at("/reason")).isEqualTo("Expired");
            assertThat(error.at("/message")).startsWith("too old resource version: 1 (");
            watch.awaitEnd();
        }
    }

    @Test
    void sendsABookmarkBeforeItsTimeIsUp(Workspace team) throws Exception {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "x: '1'"));

        try (var watch = team.http()
                .watch(query(
                        team.core("configmaps"),
                        "watch",
                        "true",
                        "resourceVersion",
                        created.resourceVersion(),
                        "allowWatchBookmarks",
                        "true",
                        "timeoutSeconds",
                        "4"))) {
            WatchEvent bookmark = watch.nextBookmark();

            assertThat(bookmark.type()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/kind")).isEqualTo("ConfigMap");
            assertThat(Long.parseLong(bookmark.resourceVersion()))
                    .isGreaterThanOrEqualTo(Long.parseLong(created.resourceVersion()));
            watch.awaitEnd();
        }
    }

    @Test
    void marksTheEndOfTheObjectsThatExist(Workspace team) throws Exception {
        team.create(team.core("secrets"), "{metadata: {name: forge}}");

        try (var watch = team.http()
                .watch(query(
                        team.core("secrets"),
                        "watch",
                        "true",
                        "sendInitialEvents",
                        "true",
                        "resourceVersionMatch",
                        "NotOlderThan",
                        "allowWatchBookmarks",
                        "true"))) {
            assertThat(watch.next().summary()).isEqualTo("ADDED forge");
            WatchEvent bookmark = watch.nextBookmark();
            assertThat(bookmark.type()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/metadata/annotations/k8s.io~1initial-events-end"))
                    .isEqualTo("true");
        }
    }

    @Test
    void endsByItselfAfterTheTimeThatTheClientAskedFor(Workspace team) throws Exception {
        try (var watch = team.http().watch(query(team.core("secrets"), "watch", "true", "timeoutSeconds", "1"))) {
            watch.awaitEnd();
        }
    }

    @Test
    void runsOverAWebSocket(Workspace team) throws Exception {
        Reply first = team.create(team.core("configmaps"), configMap("first", "x: '1'"));

        try (var watch = team.http().watchByWebSocket(watchFrom(team, first.resourceVersion()))) {
            team.create(team.core("configmaps"), configMap("second", "x: '1'"));
            team.http().delete(team.core("configmaps", "second")).expect(200);

            assertThat(watch.next().summary()).isEqualTo("ADDED second");
            assertThat(watch.next().summary()).isEqualTo("DELETED second");
        }
    }

    @Test
    void runsOverAWebSocketWithATimeLimit(Workspace team) throws Exception {
        try (var watch =
                team.http().watchByWebSocket(query(team.core("secrets"), "watch", "true", "timeoutSeconds", "1"))) {
            watch.awaitEnd();
        }
    }

    @Test
    void sendsTablesWhenTheClientAskedForThem(Workspace team) throws Exception {
        try (var watch = team.http().watchTable(query(team.toolboxes(), "watch", "true"))) {
            team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

            WatchEvent event = watch.next();
            assertThat(event.type()).isEqualTo("ADDED");
            assertThat(event.at("/kind")).isEqualTo("Table");
            assertThat(event.at("/rows/0/cells/0")).isEqualTo("red");
            assertThat(event.at("/rows/0/cells/1")).isEqualTo("ann");
        }
    }

    private static String watchFrom(Workspace team, String resourceVersion) {
        return query(
                team.core("configmaps"),
                "watch",
                "true",
                "resourceVersion",
                resourceVersion,
                "fieldSelector",
                "metadata.name!=kube-root-ca.crt");
    }
}
