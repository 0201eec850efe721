package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class EventIT {

    @Test
    void isFoundByTheObjectItIsAbout(Workspace team) {
        Reply forge = Connectors.created(team, "forge");
        Reply mirror = Connectors.created(team, "mirror");
        team.create(team.core("events"), about(team, forge, "SecretNotFound"));
        team.create(team.core("events"), about(team, mirror, "Ready"));

        Reply found = team.http()
                .get(query(
                        team.core("events"),
                        "fieldSelector",
                        "involvedObject.kind=Connector,involvedObject.name=forge,involvedObject.uid=" + forge.uid()));

        assertThat(found.each("/items", "/reason")).containsExactly("SecretNotFound");
    }

    @Test
    void isShownByKubectl(Workspace team) {
        Reply forge = Connectors.created(team, "forge");
        team.create(team.core("events"), about(team, forge, "SecretNotFound"));

        assertThat(team.kubectl().run("get", "events").expectSuccess().out())
                .containsPattern("LAST SEEN +TYPE +REASON +OBJECT +MESSAGE")
                .containsPattern("Warning +SecretNotFound +connector/forge +Create the Secret.");
        assertThat(team.kubectl()
                        .run("describe", "connector", "forge")
                        .expectSuccess()
                        .out())
                .containsPattern("Warning +SecretNotFound");
    }

    @Test
    void isOneObjectInBothOfItsApis(Workspace team) {
        // The one known difference: the sandbox has no conversion between the two forms of an event.
        assumeThat(team.http().get("/apis").each("/groups", "/name"))
                .as("groups of an API server that serves events in both of their forms")
                .contains("events.k8s.io");
        Reply forge = Connectors.created(team, "forge");
        Reply created =
                team.create(team.group("events.k8s.io/v1", "events"), """
                apiVersion: events.k8s.io/v1
                kind: Event
                metadata: {name: forge.1}
                eventTime: '2026-01-02T03:04:05.678901Z'
                reportingController: connectors.alauda.io/control
                reportingInstance: control-0
                action: Reconcile
                reason: SecretNotFound
                note: Create the Secret.
                type: Warning
                regarding: {apiVersion: connectors.alauda.io/v1alpha1, kind: Connector, namespace: %s, name: forge, uid: %s}
                """.formatted(team.namespace(), forge.uid()));

        Reply read = team.http().get(team.core("events", "forge.1"));

        assertThat(created.at("/note")).isEqualTo("Create the Secret.");
        assertThat(read.at("/message")).isEqualTo("Create the Secret.");
        assertThat(read.at("/involvedObject/name")).isEqualTo("forge");
        assertThat(read.uid()).isEqualTo(created.uid());
    }

    @Test
    void staysInTheNamespaceOfItsObject(Workspace team) {
        Reply forge = Connectors.created(team, "forge");

        Reply refused = team.http()
                .post(
                        team.core("events"),
                        about(team, forge, "Ready").replace("namespace: " + team.namespace(), "namespace: default"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).contains("involvedObject.namespace");
    }

    private static String about(Workspace team, Reply connector, String reason) {
        return """
                metadata: {generateName: %s.}
                involvedObject: {apiVersion: connectors.alauda.io/v1alpha1, kind: Connector, namespace: %s, name: %s, uid: %s}
                reason: %s
                message: Create the Secret.
                type: Warning
                count: 1
                firstTimestamp: '2026-01-02T03:04:05Z'
                lastTimestamp: '2026-01-02T03:04:05Z'
                source: {component: connectors-control}
                """.formatted(connector.name(), team.namespace(), connector.name(), connector.uid(), reason);
    }
}
