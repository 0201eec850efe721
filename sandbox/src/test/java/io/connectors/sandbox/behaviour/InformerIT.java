package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Connector;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class InformerIT {

    @Test
    void hearsOfEveryChange(Workspace team) throws Throwable {
        Connectors.created(team, "forge");
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (SharedIndexInformer<Connector> informer = team.client()
                .resources(Connector.class)
                .inNamespace(team.namespace())
                .inform(notes(heard))) {
            Connectors.created(team, "mirror");
            Connectors.becomesReady(team, "forge", "True", "Ready");
            team.http().delete(team.connectors("mirror")).expect(200);

            Eventually.holds(() -> assertThat(heard).contains("+forge", "+mirror", "~forge True", "-mirror"));
            assertThat(informer.getStore().list())
                    .extracting(connector -> connector.getMetadata().getName())
                    .containsExactly("forge");
        }
    }

    @Test
    void survivesABrokenLineAndCatchesUp(Workspace team) throws Throwable {
        Connectors.created(team, "forge");
        Connectors.created(team, "mirror");
        try (var relay = new Relay(team.server().address());
                var client = team.server().clientThrough(relay.port());
                SharedIndexInformer<Connector> informer = client.resources(Connector.class)
                        .inNamespace(team.namespace())
                        .inform()) {
            assertThat(informer.getStore().list()).hasSize(2);

            relay.cut();
            Connectors.becomesReady(team, "forge", "True", "Ready");
            team.http().delete(team.connectors("mirror")).expect(200);
            Connectors.created(team, "late");
            relay.mend();

            Eventually.holds(() -> assertThat(informer.getStore().list())
                    .extracting(InformerIT::summary)
                    .containsExactlyInAnyOrder("forge True", "late"));
            assertThat(informer.isRunning()).isTrue();
        }
    }

    @Test
    void watchesOneSecretByName(Workspace team) throws Throwable {
        team.create(team.core("secrets"), "{metadata: {name: other}}");
        try (SharedIndexInformer<Secret> informer =
                team.client().secrets().withName("forge-credential").inform()) {
            team.create(team.core("secrets"), "{metadata: {name: forge-credential}, stringData: {password: old}}");
            team.http()
                    .patch(MERGE_PATCH, team.core("secrets", "forge-credential"), "{stringData: {password: new}}")
                    .expect(200);

            Eventually.holds(() -> assertThat(informer.getStore().list())
                    .extracting(secret -> secret.getData().get("password"))
                    .containsExactly("bmV3"));
        }
    }

    private static ResourceEventHandler<Connector> notes(Queue<String> heard) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Connector connector) {
                heard.add("+" + connector.getMetadata().getName());
            }

            @Override
            public void onUpdate(Connector before, Connector after) {
                heard.add("~" + summary(after));
            }

            @Override
            public void onDelete(Connector connector, boolean unknown) {
                heard.add("-" + connector.getMetadata().getName());
            }
        };
    }

    private static String summary(Connector connector) {
        return String.join(
                        " ",
                        connector.getMetadata().getName(),
                        connector.getStatus().conditions().stream()
                                .map(condition -> condition.status())
                                .reduce("", String::concat))
                .strip();
    }
}
