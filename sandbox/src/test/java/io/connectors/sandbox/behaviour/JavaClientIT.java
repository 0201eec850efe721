package io.connectors.sandbox.behaviour;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.crds.v1alpha1.Connector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class JavaClientIT {

    @Test
    void readsConnectorsIntoRecords(Workspace team) {
        Connectors.created(team, "forge");

        Connector forge =
                team.client().resources(Connector.class).withName("forge").get();

        assertThat(forge.getSpec().address()).isEqualTo("https://git.example.com");
        assertThat(forge.getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void appliesByTheServer(Workspace team) {
        var applied = team.client()
                .resource(configMap("forge", Map.of("a", "1")))
                .fieldManager("planner")
                .serverSideApply();

        assertThat(applied.getMetadata().getManagedFields())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getManager()).isEqualTo("planner"));
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> team.client()
                        .resource(configMap("forge", Map.of("a", "2")))
                        .fieldManager("builder")
                        .serverSideApply())
                .satisfies(failure -> {
                    assertThat(failure.getCode()).isEqualTo(409);
                    assertThat(failure.getStatus().getDetails().getCauses())
                            .singleElement()
                            .satisfies(cause -> assertThat(cause.getField()).isEqualTo(".data.a"));
                });
        assertThat(team.client()
                        .resource(configMap("forge", Map.of("a", "2")))
                        .fieldManager("builder")
                        .forceConflicts()
                        .serverSideApply()
                        .getData())
                .containsEntry("a", "2");
    }

    @Test
    void editsAndPatches(Workspace team) {
        team.client().resource(configMap("forge", Map.of("a", "1"))).create();
        var forge = team.client().configMaps().withName("forge");

        ConfigMap edited =
                forge.edit(map -> new ConfigMapBuilder(map).addToData("b", "2").build());
        ConfigMap merged = forge.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":null}}");
        ConfigMap strategic = forge.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"data\":{\"c\":\"3\"}}");
        ConfigMap json = forge.patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"remove\",\"path\":\"/data/b\"}]");

        assertThat(edited.getData()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(merged.getData()).isEqualTo(Map.of("b", "2"));
        assertThat(strategic.getData()).isEqualTo(Map.of("b", "2", "c", "3"));
        assertThat(json.getData()).isEqualTo(Map.of("c", "3"));
    }

    @Test
    void readsPages(Workspace team) {
        for (String name : new String[] {"a", "b", "c"}) {
            team.client()
                    .resource(new ConfigMapBuilder(configMap(name, Map.of()))
                            .editMetadata()
                            .addToLabels("tier", "gold")
                            .endMetadata()
                            .build())
                    .create();
        }
        var gold = team.client().configMaps().withLabel("tier", "gold");

        var first = gold.list(new ListOptionsBuilder().withLimit(2L).build());
        var second = gold.list(new ListOptionsBuilder()
                .withLimit(2L)
                .withContinue(first.getMetadata().getContinue())
                .build());

        assertThat(first.getItems()).hasSize(2);
        assertThat(second.getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("c");
    }

    @Test
    void watches(Workspace team) throws Throwable {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (var _ = team.client().configMaps().withName("forge").watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                seen.add(action + " " + map.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed");
            }
        })) {
            team.client().resource(configMap("forge", Map.of())).create();
            team.client().resource(configMap("other", Map.of())).create();
            team.client().configMaps().withName("forge").delete();

            Eventually.holds(() -> assertThat(seen).containsExactly("ADDED forge", "DELETED forge"));
        }
    }

    @Test
    void waitsUntilAConnectorIsReady(Workspace team) {
        Connectors.created(team, "forge");
        Thread.ofVirtual().start(() -> Connectors.becomesReady(team, "forge", "True", "Ready"));

        Connector ready = team.client()
                .resources(Connector.class)
                .withName("forge")
                .waitUntilCondition(
                        connector -> Optional.ofNullable(connector).stream()
                                .flatMap(seen -> seen.getStatus().conditions().stream())
                                .anyMatch(condition -> condition.status().equals("True")),
                        Eventually.LIMIT.toSeconds(),
                        SECONDS);

        assertThat(ready.getStatus().conditions()).hasSize(1);
    }

    @Test
    void deletesInTheForeground(Workspace team) {
        team.client().resource(configMap("forge", Map.of())).create();

        var deleted = team.client()
                .configMaps()
                .withName("forge")
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .withTimeout(Eventually.LIMIT.toSeconds(), SECONDS)
                .delete();

        assertThat(deleted).hasSize(1);
        assertThat(team.client().configMaps().withName("forge").get()).isNull();
    }

    @Test
    void reviewsATokenThatItRequested(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        String token = Tokens.of(team, "builder", "connectors");

        TokenReview review = team.client()
                .tokenReviews()
                .create(new TokenReviewBuilder()
                        .withNewSpec()
                        .withToken(token)
                        .withAudiences("connectors")
                        .endSpec()
                        .build());

        assertThat(review.getStatus().getAuthenticated()).isTrue();
        assertThat(review.getStatus().getUser().getUsername())
                .isEqualTo("system:serviceaccount:" + team.namespace() + ":builder");
    }

    private static ConfigMap configMap(String name, Map<String, String> content) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(content)
                .build();
    }
}
