package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.JSON_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static io.connectors.sandbox.behaviour.WebhookServer.patch;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What admission webhooks are asked and what their answers do.
 *
 * <p>A test that counts questions changes an object once. kube-apiserver computes a change on its watch cache first and
 * does it again, with its questions, when etcd turns out to hold something newer; a change that follows another one
 * closely may be asked about twice.
 */
@ExtendWith(ApiServerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
final class AdmissionWebhookIT {

    private WebhookServer server;

    @BeforeEach
    void startTheServer() {
        server = WebhookServer.start();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void aDenialIsToldInTheWebhooksWords(Workspace team) {
        server.answers("guard", _ -> "{allowed: false, status: {code: 403, reason: Forbidden, message: not today}}");
        Hooks hooks = Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE"));
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertRefused(refused, 403, "Forbidden", denied(hooks, "guard") + ": not today");
        assertThat(team.http().get(team.core("configmaps", "forge")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {allowed: false}                                        | 400 | ``      | ` without explanation`
                    {allowed: false, status: {message: never}}                 | 400 | ``      | `: never`
                    {allowed: false, status: {reason: Conflict}}            | 400 | Conflict | `: Conflict`
                    {allowed: false, status: {code: 200, message: never}}      | 400 | ``      | `: never`
                    {allowed: false, status: {code: 422, reason: Invalid, message: never}} | 422 | Invalid | `: never`
                    """)
    void aDenialNeedsNoFullStatus(String response, int code, String reason, String message, Workspace team) {
        server.answers("guard", _ -> response);
        Hooks hooks = Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE"));
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertRefused(refused, code, reason, denied(hooks, "guard") + message);
    }

    @Test
    void aDenialCarriesItsCauses(Workspace team) {
        server.answers("guard", _ -> """
                allowed: false
                status:
                  code: 422
                  reason: Invalid
                  message: bad
                  details: {name: forge, kind: ConfigMap, causes: [{reason: FieldValueInvalid, message: bad, field: data.a}]}
                """);
        Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE")).register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.at("/details/kind")).isEqualTo("ConfigMap");
        assertThat(refused.each("/details/causes", "/field")).containsExactly("data.a");
        assertThat(refused.each("/details/causes", "/reason")).containsExactly("FieldValueInvalid");
    }

    @Test
    void warningsReachTheClientOfAWriteThatSucceeds(Workspace team) {
        server.answers("guard", _ -> "{allowed: true, warnings: ['mind the \"gap\"', again, again]}");
        Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE")).register("guard");

        Reply created = team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(created.warnings()).containsExactlyInAnyOrder("299 - \"mind the \\\"gap\\\"\"", "299 - \"again\"");
    }

    @Test
    void warningsReachTheClientOfAWriteThatIsRefused(Workspace team) {
        server.answers("guard", _ -> "{allowed: false, warnings: [closed for good]}");
        Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE")).register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.warnings()).containsExactly("299 - \"closed for good\"");
    }

    @Test
    void aCreationIsAskedAboutWithItsObject(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE")).register("guard");

        Reply created = team.create(query(team.core("configmaps"), "fieldManager", "me"), configMap("forge", "a: b"));

        JsonNode request = server.request();
        assertThat(request.path("operation").asText()).isEqualTo("CREATE");
        assertThat(request.path("name").asText()).isEqualTo("forge");
        assertThat(request.path("namespace").asText()).isEqualTo(team.namespace());
        assertThat(request.path("kind")).isEqualTo(Json.ofYaml("{group: '', version: v1, kind: ConfigMap}"));
        assertThat(request.path("resource")).isEqualTo(Json.ofYaml("{group: '', version: v1, resource: configmaps}"));
        assertThat(request.path("requestKind")).isEqualTo(request.path("kind"));
        assertThat(request.path("requestResource")).isEqualTo(request.path("resource"));
        assertThat(request.has("subResource")).isFalse();
        assertThat(request.path("dryRun").asBoolean(true)).isFalse();
        assertThat(request.at("/userInfo/groups")).contains(Json.ofYaml("system:masters"));
        assertThat(request.path("options"))
                .isEqualTo(Json.ofYaml("{kind: CreateOptions, apiVersion: meta.k8s.io/v1, fieldManager: me}"));
        assertThat(request.at("/object/data/a").asText()).isEqualTo("b");
        assertThat(request.at("/object/kind").asText()).isEqualTo("ConfigMap");
        assertThat(request.at("/object/metadata/uid").asText()).isEqualTo(created.uid());
        assertThat(request.path("oldObject").isNull()).isTrue();
    }

    @Test
    void aChangeIsAskedAboutWithBothStates(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        team.create(team.core("configmaps"), configMap("forge", "a: b"));
        Hooks.validating(team, server).with("guard", Hooks.configMaps("UPDATE")).register("guard");

        team.http()
                .patch(MERGE_PATCH, team.core("configmaps", "forge"), "{data: {a: c}}")
                .expect(200);

        JsonNode request = server.request();
        assertThat(request.path("operation").asText()).isEqualTo("UPDATE");
        assertThat(request.at("/options/kind").asText()).isEqualTo("UpdateOptions");
        assertThat(request.at("/oldObject/data/a").asText()).isEqualTo("b");
        assertThat(request.at("/object/data/a").asText()).isEqualTo("c");
    }

    @Test
    void aDeletionIsAskedAboutWithTheObjectThatGoes(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        team.create(team.core("configmaps"), configMap("forge", "a: b"));
        Hooks.validating(team, server).with("guard", Hooks.configMaps("DELETE")).register("guard");

        team.http()
                .delete(team.core("configmaps", "forge"), "{kind: DeleteOptions, propagationPolicy: Background}")
                .expect(200);

        JsonNode request = server.request();
        assertThat(request.path("operation").asText()).isEqualTo("DELETE");
        assertThat(request.path("name").asText()).isEqualTo("forge");
        assertThat(request.path("object").isNull()).isTrue();
        assertThat(request.at("/oldObject/data/a").asText()).isEqualTo("b");
        assertThat(request.at("/options/propagationPolicy").asText()).isEqualTo("Background");
    }

    @Test
    void aRefusedDeletionLeavesTheObject(Workspace team) {
        server.answers("guard", _ -> "{allowed: false, status: {message: in use}}");
        team.create(team.core("configmaps"), configMap("forge", "a: b"));
        Hooks hooks = Hooks.validating(team, server).with("guard", Hooks.configMaps("DELETE"));
        hooks.register("guard");

        Reply refused = team.http().delete(team.core("configmaps", "forge"));

        assertRefused(refused, 400, "", denied(hooks, "guard") + ": in use");
        assertThat(team.http().get(team.core("configmaps", "forge")).status()).isEqualTo(200);
    }

    @Test
    void eachObjectOfACollectionIsAskedAbout(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("blue", "owner: bob"));
        Hooks hooks = Hooks.validating(team, server);
        hooks.with("guard", hooks.toolboxes("DELETE", "toolboxes")).register("guard");

        team.http().delete(team.toolboxes()).expect(200);

        assertThat(server.requests())
                .extracting(request -> request.at("/oldObject/metadata/name").asText())
                .containsExactlyInAnyOrder("red", "blue");
        assertThat(server.requests()).noneMatch(request -> request.has("name"));
    }

    @Test
    void aPatchChangesTheObjectBeforeItIsStored(Workspace team) {
        server.answers("label", _ -> patch("[{op: add, path: /metadata/labels, value: {tier: gold}}]"));
        Hooks.mutating(team, server).with("label", Hooks.configMaps("CREATE")).register("label");

        Reply created = team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(created.at("/metadata/labels/tier")).isEqualTo("gold");
        assertThat(team.http().get(team.core("configmaps", "forge")).at("/metadata/labels/tier"))
                .isEqualTo("gold");
    }

    @Test
    void whoMayChangeANewObjectSeesItBeforeItHasAnIdentity(Workspace team) {
        server.answers("label", _ -> "{allowed: true}");
        Hooks.mutating(team, server).with("label", Hooks.configMaps("CREATE")).register("label");

        team.create(team.core("configmaps"), "{metadata: {generateName: forge-}}");

        JsonNode request = server.request();
        assertThat(request.has("name")).isFalse();
        assertThat(request.at("/object/metadata/generateName").asText()).isEqualTo("forge-");
        assertThat(request.at("/object/metadata/name").isMissingNode()).isTrue();
        assertThat(request.at("/object/metadata/uid").isMissingNode()).isTrue();
    }

    @Test
    void whatAWebhookMakesOfAnObjectIsHeldToTheSchema(Workspace team) {
        server.answers("grow", _ -> patch("[{op: add, path: /spec/drawers, value: 12}]"));
        Hooks hooks = Hooks.mutating(team, server);
        hooks.with("grow", hooks.toolboxes("CREATE", "toolboxes")).register("grow");

        Reply refused = team.http().post(team.toolboxes(), team.toolbox("red", "owner: ann"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("spec.drawers");
    }

    @Test
    void whatAWebhookAddsIsPrunedAndDefaulted(Workspace team) {
        server.answers("lock", _ -> patch("[{op: add, path: /spec/lock, value: {colour: red}}]"));
        Hooks hooks = Hooks.mutating(team, server);
        hooks.with("lock", hooks.toolboxes("CREATE", "toolboxes")).register("lock");

        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        assertThat(team.http().get(team.toolboxes("red")).body().at("/spec/lock"))
                .isEqualTo(Json.ofYaml("{closed: true}"));
    }

    @Test
    void aWebhookMayMakeAnObjectValid(Workspace team) {
        server.answers("owner", _ -> patch("[{op: add, path: /spec/owner, value: ann}]"));
        Hooks hooks = Hooks.mutating(team, server);
        hooks.with("owner", hooks.toolboxes("CREATE", "toolboxes")).register("owner");

        Reply created = team.create(team.toolboxes(), team.toolbox("red", "size: small"));

        assertThat(created.at("/spec/owner")).isEqualTo("ann");
    }

    @Test
    void serverSideApplyGoesThroughMutationToo(Workspace team) {
        server.answers(
                "size",
                request -> request.at("/object/spec/size").asText().equals("large")
                        ? "{allowed: true}"
                        : patch("[{op: replace, path: /spec/size, value: large}]"));
        Hooks hooks = Hooks.mutating(team, server);
        hooks.with("size", hooks.toolboxes("CREATE, UPDATE", "toolboxes")).register("size");

        Reply created = team.http().apply(team.toolboxes("red"), "me", team.toolbox("red", "owner: ann"));
        Reply changed = team.http().apply(team.toolboxes("red"), "me", team.toolbox("red", "owner: bob"));

        assertThat(created.expect(201).at("/spec/size")).isEqualTo("large");
        assertThat(changed.expect(200).at("/spec/size")).isEqualTo("large");
        assertThat(server.requests())
                .extracting(request -> request.path("operation").asText())
                .containsExactly("CREATE", "UPDATE");
        assertThat(changed.each("/metadata/managedFields", "/manager")).containsExactly("me");
    }

    @Test
    void validationComesAfterEveryMutation(Workspace team) {
        server.answers("label", _ -> patch("[{op: add, path: /metadata/labels, value: {tier: gold}}]"))
                .answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE")).register("a-guard");
        Hooks.mutating(team, server).with("label", Hooks.configMaps("CREATE")).register("z-label");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).containsExactly("label", "guard");
        assertThat(server.requests()
                        .getLast()
                        .at("/object/metadata/labels/tier")
                        .asText())
                .isEqualTo("gold");
    }

    @Test
    void configurationsAreAskedInTheOrderOfTheirNames(Workspace team) {
        for (String name : List.of("first", "second", "third", "fourth")) {
            server.answers(name, _ -> "{allowed: true}");
        }
        Hooks.mutating(team, server)
                .with("third", Hooks.configMaps("CREATE"))
                .with("fourth", Hooks.configMaps("CREATE"))
                .register("b");
        Hooks.mutating(team, server)
                .with("first", Hooks.configMaps("CREATE"))
                .with("second", Hooks.configMaps("CREATE"))
                .register("a");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void whoAsksForItSeesWhatLaterOnesChanged(Workspace team) {
        server.answers("again", _ -> "{allowed: true}")
                .answers("once", _ -> "{allowed: true}")
                .answers("change", _ -> patch("[{op: add, path: /data/x, value: y}]"));
        Hooks.mutating(team, server)
                .with("again", Hooks.configMaps("CREATE") + ", reinvocationPolicy: IfNeeded")
                .with("once", Hooks.configMaps("CREATE"))
                .with("change", Hooks.configMaps("CREATE") + ", reinvocationPolicy: IfNeeded")
                .register("order");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).containsExactly("again", "once", "change", "again");
        assertThat(server.requests().getLast().at("/object/data/x").asText()).isEqualTo("y");
    }

    @Test
    void aDeadWebhookStopsTheRequest(Workspace team) throws IOException {
        String address = "https://127.0.0.1:" + unusedPort() + "/guard";
        Hooks hooks = Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + ", clientConfig: {url: '" + address + "'}");
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.at("/reason")).isEqualTo("InternalError");
        assertThat(refused.at("/message"))
                .isEqualTo("Internal error occurred: failed calling webhook \"" + hooks.name("guard")
                        + "\": failed to call webhook: Post \"" + address + "?timeout=5s\": dial tcp "
                        + address.substring("https://".length(), address.lastIndexOf('/'))
                        + ": connect: connection refused");
        assertThat(refused.each("/details/causes", "/message"))
                .containsExactly(refused.at("/message").substring("Internal error occurred: ".length()));
    }

    @Test
    void aDeadWebhookIsPassedOverWhenItIsOptional(Workspace team) throws IOException {
        String address = "https://127.0.0.1:" + unusedPort() + "/guard";
        String optional = ", failurePolicy: Ignore, clientConfig: {url: '" + address + "'}";
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + optional)
                .register("guard");
        Hooks.mutating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + optional)
                .register("guard");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));
    }

    @Test
    void anOptionalWebhookMayStillDeny(Workspace team) {
        server.answers("guard", _ -> "{allowed: false}");
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + ", failurePolicy: Ignore")
                .register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aSlowWebhookFailsAfterItsTime(Workspace team) {
        server.answers("guard", _ -> server.never());
        Hooks hooks = Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE") + ", timeoutSeconds: 1");
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertRefused(
                refused,
                500,
                "InternalError",
                "Internal error occurred: failed calling webhook \"" + hooks.name("guard")
                        + "\": failed to call webhook: Post \"" + server.url("guard")
                        + "?timeout=1s\": context deadline exceeded");
    }

    @Test
    void aServerOfAnUnknownAuthorityIsNotTrusted(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        try (WebhookServer other = WebhookServer.start()) {
            Hooks.validating(team, server)
                    .with(
                            "guard",
                            Hooks.configMaps("CREATE")
                                    + ", clientConfig: {url: '%s', caBundle: %s}"
                                            .formatted(server.url("guard"), other.caBundle()))
                    .register("guard");

            Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.at("/message"))
                    .contains("tls: failed to verify certificate: x509: certificate signed by unknown authority");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aServerOfAnotherNameIsNotTrusted(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        String otherName = server.url("guard").replace("127.0.0.1", "127.0.0.2");
        Hooks.validating(team, server)
                .with(
                        "guard",
                        Hooks.configMaps("CREATE")
                                + ", clientConfig: {url: '%s', caBundle: %s}".formatted(otherName, server.caBundle()))
                .register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.status()).isEqualTo(500);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aWebhookBehindAServiceThatIsNotThereFails(Workspace team) {
        Hooks hooks = Hooks.validating(team, server)
                .with(
                        "guard",
                        Hooks.configMaps("CREATE")
                                + ", clientConfig: {service: {name: guard, namespace: %s, path: /x}}"
                                        .formatted(team.namespace()));
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertRefused(
                refused,
                500,
                "InternalError",
                "Internal error occurred: failed calling webhook \"%s\": failed to call webhook: Post \"https://guard.%s.svc:443/x?timeout=5s\": service \"guard\" not found"
                        .formatted(hooks.name("guard"), team.namespace()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {allowed: true, uid: other}                       | `received invalid webhook response: expected response.uid=`
                    {allowed: true, patchType: JSONPatch}             | `received invalid webhook response: webhook returned response.patchType but not response.patch`
                    {allowed: true, patch: e30=}                      | `received invalid webhook response: webhook returned response.patch but not response.patchType`
                    {allowed: true, patch: e30=, patchType: JSONPatch} | `received undecodable patch in webhook response`
                    """)
    void anAnswerThatIsNoneIsAFailure(String response, String problem, Workspace team) {
        server.answers("guard", _ -> response);
        Hooks hooks = Hooks.mutating(team, server).with("guard", Hooks.configMaps("CREATE"));
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.at("/message"))
                .startsWith("Internal error occurred: failed calling webhook \"%s\": %s"
                        .formatted(hooks.name("guard"), problem));
    }

    @Test
    void aWebhookThatIsNotThereIsAFailure(Workspace team) {
        Hooks hooks = Hooks.validating(team, server).with("missing", Hooks.configMaps("CREATE"));
        hooks.register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertRefused(
                refused,
                500,
                "InternalError",
                "Internal error occurred: failed calling webhook \"" + hooks.name("missing")
                        + "\": failed to call webhook: the server could not find the requested resource");
    }

    @Test
    void whoMayOnlyAgreeMayNotPatch(Workspace team) {
        server.answers("guard", _ -> patch("[{op: add, path: /data/x, value: y}]"));
        Hooks.validating(team, server).with("guard", Hooks.configMaps("CREATE")).register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.at("/message"))
                .endsWith("received invalid webhook response: validating webhook may not return response.patch");
    }

    @Test
    void onlyObjectsWithTheLabelsAreAskedAbout(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server)
                .with(
                        "guard",
                        Hooks.configMaps("CREATE, UPDATE")
                                + ", objectSelector: {matchExpressions: [{key: tier, operator: In, values: [gold]}]}")
                .register("guard");

        team.create(team.core("configmaps"), configMap("plain", "a: b"));
        team.create(team.core("configmaps"), "{metadata: {name: fine, labels: {tier: gold}}}");
        team.http()
                .patch(MERGE_PATCH, team.core("configmaps", "fine"), "{metadata: {labels: null}}")
                .expect(200);
        team.http()
                .patch(MERGE_PATCH, team.core("configmaps", "plain"), "{data: {x: y}}")
                .expect(200);

        assertThat(server.requests())
                .extracting(request -> request.path("operation").asText())
                .containsExactly("CREATE", "UPDATE");
    }

    @Test
    void onlyNamespacesWithTheLabelsAreAskedAbout(Workspace team) {
        server.answers("guard", _ -> "{allowed: false}");
        String elsewhere = ", namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: elsewhere-%s}}"
                .formatted(team.namespace());
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + elsewhere)
                .register("guard");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void theStatusIsAskedAboutOnlyWhenARuleSaysSo(Workspace team) {
        server.answers("object", _ -> "{allowed: true}").answers("status", _ -> "{allowed: true}");
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("blue", "owner: ann"));
        Hooks hooks = Hooks.validating(team, server);
        hooks.with("object", hooks.toolboxes("UPDATE", "toolboxes"))
                .with("status", hooks.toolboxes("UPDATE", "toolboxes/status"))
                .register("guard");

        team.http()
                .patch(MERGE_PATCH, team.toolboxes("blue", "status"), "{status: {observedGeneration: 1}}")
                .expect(200);

        assertThat(server.asked()).containsExactly("status");
        assertThat(server.request().path("subResource").asText()).isEqualTo("status");
        assertThat(server.request().path("requestSubResource").asText()).isEqualTo("status");
        assertThat(server.request().at("/object/status/observedGeneration").asInt())
                .isEqualTo(1);

        team.http()
                .patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {owner: bob}}")
                .expect(200);

        assertThat(server.asked()).containsExactly("status", "object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    '*'             | object
                    '*/*'           | object, status
                    '*/status'      | status
                    'toolboxes/*'   | object, status
                    """)
    void aStarStandsForAllResources(String resources, String seen, Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        team.create(team.toolboxes(), team.toolbox("blue", "owner: ann"));
        Hooks hooks = Hooks.validating(team, server);
        hooks.with("guard", hooks.toolboxes("'*'", resources)).register("guard");

        team.http()
                .patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {owner: bob}}")
                .expect(200);
        team.http()
                .patch(MERGE_PATCH, team.toolboxes("blue", "status"), "{status: {observedGeneration: 1}}")
                .expect(200);

        assertThat(server.requests())
                .extracting(request -> request.path("subResource").asText("object"))
                .containsExactly(seen.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    object.data.a == 'b'                                  | true
                    object.data.a == 'c'                                  | false
                    request.operation == 'CREATE' && oldObject == null    | true
                    request.userInfo.groups.exists(g, g == 'nobody')      | false
                    has(object.metadata.labels)                           | false
                    request.name == 'forge' && request.dryRun == false    | true
                    """)
    void onlyRequestsThatMeetTheConditionAreAskedAbout(String condition, boolean asked, Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + condition(condition))
                .register("guard");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).isEqualTo(asked ? List.of("guard") : List.of());
    }

    @Test
    void aConditionThatCannotBeComputedStopsTheRequest(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + condition("object.spec.nothing == 'x'"))
                .register("guard");

        Reply refused = team.http().post(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.at("/reason")).isEqualTo("Forbidden");
        assertThat(refused.at("/message"))
                .startsWith(
                        "configmaps \"forge\" is forbidden: expression 'object.spec.nothing == 'x'' resulted in error: ");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aConditionThatCannotBeComputedPassesOverAnOptionalWebhook(Workspace team) {
        server.answers("guard", _ -> "{allowed: false}");
        Hooks.validating(team, server)
                .with(
                        "guard",
                        Hooks.configMaps("CREATE")
                                + condition("object.spec.nothing == 'x'")
                                + ", failurePolicy: Ignore")
                .register("guard");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).isEmpty();
    }

    private static String condition(String expression) {
        return ", matchConditions: [{name: when, expression: \"" + expression + "\"}]";
    }

    @Test
    void theScopeNarrowsARule(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE").replace("resources:", "scope: Cluster, resources:"))
                .register("guard");

        team.create(team.core("configmaps"), configMap("forge", "a: b"));

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aDryRunIsAskedAboutAsSuch(Workspace team) {
        server.answers("guard", _ -> "{allowed: true}");
        Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE") + ", sideEffects: NoneOnDryRun")
                .register("guard");

        team.create(query(team.core("configmaps"), "dryRun", "All"), configMap("forge", "a: b"));

        assertThat(server.request().path("dryRun").asBoolean()).isTrue();
        assertThat(server.request().at("/options/dryRun")).isEqualTo(Json.ofYaml("[All]"));
    }

    @Test
    void aJsonPatchRequestIsAskedAboutLikeAnyChange(Workspace team) {
        server.answers("guard", _ -> "{allowed: false, status: {message: frozen}}");
        team.create(team.core("configmaps"), configMap("forge", "a: b"));
        Hooks hooks = Hooks.validating(team, server).with("guard", Hooks.configMaps("UPDATE"));
        hooks.register("guard");

        Reply refused = team.http()
                .patch(JSON_PATCH, team.core("configmaps", "forge"), "[{op: replace, path: /data/a, value: c}]");

        assertRefused(refused, 400, "", denied(hooks, "guard") + ": frozen");
        assertThat(team.http().get(team.core("configmaps", "forge")).at("/data/a"))
                .isEqualTo("b");
    }

    @Test
    void aPatchOfAnObjectThatGoesIsRefused(Workspace team) {
        server.answers("change", _ -> patch("[{op: add, path: /data/x, value: y}]"));
        team.create(team.core("configmaps"), configMap("forge", "a: b"));
        Hooks hooks = Hooks.mutating(team, server).with("change", Hooks.configMaps("DELETE"));
        hooks.register("change");

        Reply refused = team.http().delete(team.core("configmaps", "forge"));

        assertRefused(
                refused,
                500,
                "InternalError",
                "Internal error occurred: admission webhook \"" + hooks.name("change")
                        + "\" attempted to modify the object, which is not supported for this operation");
    }

    @Test
    void nobodyIsAskedOnceTheConfigurationIsGone(Workspace team) {
        server.answers("guard", _ -> "{allowed: false}");
        Reply registered = Hooks.validating(team, server)
                .with("guard", Hooks.configMaps("CREATE"))
                .register("guard");

        team.http()
                .delete("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + registered.name())
                .expect(200);

        Eventually.becomes(
                () -> team.http().post(team.core("configmaps"), configMap("forge", "a: b")),
                reply -> reply.status() == 201);
    }

    @Test
    void aNamespaceGoesWhenAWebhookLetsItsContentGo(Workspace team) {
        var frozen = new AtomicBoolean(true);
        server.answers("guard", _ -> "{allowed: " + !frozen.get() + "}");
        Hooks hooks = Hooks.validating(team, server);
        hooks.with("guard", hooks.toolboxes("DELETE", "toolboxes")).register("guard");
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        team.http().delete("/api/v1/namespaces/" + team.namespace()).expect(200);
        Eventually.becomes(server::asked, asked -> !asked.isEmpty());
        assertThat(team.http().get(team.toolboxes("red")).status()).isEqualTo(200);
        frozen.set(false);

        Eventually.becomes(
                () -> team.http().get("/api/v1/namespaces/" + team.namespace()), reply -> reply.status() == 404);
    }

    @Test
    void configurationsThemselvesAreNeverAskedAbout(Workspace team) {
        server.answers("guard", _ -> "{allowed: false}");
        Hooks.validating(team, server)
                .with(
                        "guard",
                        "rules: [{operations: ['*'], apiGroups: [admissionregistration.k8s.io], apiVersions: ['*'], resources: ['*']}]"
                                + ", objectSelector: {matchLabels: {team: " + team.namespace() + "}}")
                .register("guard");

        team.createClusterWide("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: %s, labels: {team: %s}}
                """.formatted(
                        team.unique("free"), team.namespace()));

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whatAConfigurationLeavesOutIsFilledIn(Workspace team) {
        Reply created = team.createClusterWide(
                "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: %s}
                webhooks:
                  - name: guard.behaviour.test
                    clientConfig: {service: {name: guard, namespace: nowhere}}
                    rules: [{operations: [CREATE], apiGroups: [%s.test], apiVersions: [v1], resources: [forges]}]
                    sideEffects: None
                    admissionReviewVersions: [v1]
                """.formatted(team.unique("guard"), team.namespace()));

        JsonNode webhook = created.body().at("/webhooks/0");
        assertThat(webhook.path("failurePolicy").asText()).isEqualTo("Fail");
        assertThat(webhook.path("matchPolicy").asText()).isEqualTo("Equivalent");
        assertThat(webhook.path("reinvocationPolicy").asText()).isEqualTo("Never");
        assertThat(webhook.path("timeoutSeconds").asInt()).isEqualTo(10);
        assertThat(webhook.path("namespaceSelector")).isEqualTo(Json.ofYaml("{}"));
        assertThat(webhook.path("objectSelector")).isEqualTo(Json.ofYaml("{}"));
        assertThat(webhook.at("/rules/0/scope").asText()).isEqualTo("*");
        assertThat(webhook.at("/clientConfig/service/port").asInt()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name: guard.test             | webhooks[0].name           | Invalid value: "guard.test": should be a domain with at least three segments separated by dots
                    name: ''                     | webhooks[0].name           | Required value
                    sideEffects: Some            | webhooks[0].sideEffects    | Unsupported value: "Some": supported values: "None", "NoneOnDryRun"
                    sideEffects: null            | webhooks[0].sideEffects    | Required value: must specify one of None, NoneOnDryRun
                    admissionReviewVersions: []  | webhooks[0].admissionReviewVersions | Required value: must specify one of v1, v1beta1
                    admissionReviewVersions: [v9] | webhooks[0].admissionReviewVersions | Invalid value: ["v9"]: must include at least one of v1, v1beta1
                    failurePolicy: Maybe         | webhooks[0].failurePolicy  | Unsupported value: "Maybe": supported values: "Fail", "Ignore"
                    matchPolicy: Maybe           | webhooks[0].matchPolicy    | Unsupported value: "Maybe": supported values: "Equivalent", "Exact"
                    timeoutSeconds: 31           | webhooks[0].timeoutSeconds | Invalid value: 31: the timeout value must be between 1 and 30 seconds
                    timeoutSeconds: 0            | webhooks[0].timeoutSeconds | Invalid value: 0: the timeout value must be between 1 and 30 seconds
                    clientConfig: {}             | webhooks[0].clientConfig   | Required value: exactly one of url or service is required
                    clientConfig: {url: 'http://127.0.0.1/x'} | webhooks[0].clientConfig.url | Invalid value: "http": 'https' is the only allowed URL scheme; desired format: https://host[/path]
                    clientConfig: {url: 'https://127.0.0.1/x?a=b'} | webhooks[0].clientConfig.url | Invalid value: "a=b": query parameters are not permitted in the URL
                    clientConfig: {service: {name: x, namespace: y, port: 0}} | webhooks[0].clientConfig.service.port | Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive
                    rules: [{operations: [], apiGroups: [''], apiVersions: [v1], resources: [pods]}] | webhooks[0].rules[0].operations | Required value
                    rules: [{operations: [WATCH], apiGroups: [''], apiVersions: [v1], resources: [pods]}] | webhooks[0].rules[0].operations[0] | Unsupported value: "WATCH": supported values: "*", "CONNECT", "CREATE", "DELETE", "UPDATE"
                    rules: [{operations: [CREATE], apiGroups: ['*', apps], apiVersions: [v1], resources: [pods]}] | webhooks[0].rules[0].apiGroups | Invalid value: ["*","apps"]: if '*' is present, must not specify other API groups
                    rules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: ['*', pods]}] | webhooks[0].rules[0].resources | Invalid value: ["*","pods"]: if '*' is present, must not specify other resources without subresources
                    rules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods], scope: Here}] | webhooks[0].rules[0].scope | Unsupported value: "Here": supported values: "*", "Cluster", "Namespaced"
                    matchConditions: [{name: '', expression: 'true'}] | webhooks[0].matchConditions[0].name | Required value
                    matchConditions: [{name: x, expression: ''}] | webhooks[0].matchConditions[0].expression | Required value
                    objectSelector: {matchExpressions: [{key: a, operator: In}]} | webhooks[0].objectSelector.matchExpressions[0].values | Required value: must be specified when `operator` is 'In' or 'NotIn'
                    """)
    void aConfigurationThatCannotWorkIsRefused(String fields, String field, String message, Workspace team) {
        Reply refused = Hooks.validating(team, server).with("guard", fields).attempt();

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly(field);
        assertThat(refused.each("/details/causes", "/message")).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"object.data.", "object.metadata.name", "nothing == 1"})
    void aConditionThatDoesNotCompileIsRefused(String expression, Workspace team) {
        Reply refused = Hooks.validating(team, server)
                .with("guard", condition(expression).substring(2))
                .attempt();

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field"))
                .containsExactly("webhooks[0].matchConditions[0].expression");
    }

    private static String denied(Hooks hooks, String name) {
        return "admission webhook \"" + hooks.name(name) + "\" denied the request";
    }

    private static void assertRefused(Reply reply, int code, String reason, String message) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(code);
        assertThat(reply.number("/code")).isEqualTo(code);
        assertThat(reply.at("/reason")).isEqualTo(reason);
        assertThat(reply.at("/message")).isEqualTo(message);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
