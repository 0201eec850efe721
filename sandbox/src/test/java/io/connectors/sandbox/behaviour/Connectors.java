package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;

/** Connectors as a user writes them, and their state as the reconciler would report it. */
final class Connectors {
    static final String KIND = "connector.connectors.alauda.io";

    private Connectors() {}

    static String manifest(String name, String address) {
        return """
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata:
                  name: %s
                spec:
                  connectorClassName: git
                  address: %s
                  auth:
                    name: basicAuth
                    secretRef:
                      name: forge-credential
                """.formatted(name, address);
    }

    static Reply created(Workspace team, String name) {
        return team.create(team.connectors(), manifest(name, "https://git.example.com"));
    }

    static void becomesReady(Workspace team, String name, String status, String reason) {
        team.http()
                .patch(
                        MERGE_PATCH,
                        team.connectors(name, "status"),
                        "{status: {conditions: [{type: Ready, status: '%s', reason: %s}]}}".formatted(status, reason))
                .expect(200);
    }
}
