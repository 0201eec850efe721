package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ApiServerExtension.class)
final class SchemaIT {

    @Test
    void defaultsAreFilledInAtEveryDepth(Workspace team) {
        Reply created =
                team.create(team.toolboxes(), team.toolbox("red", "owner: ann, lock: {}, tools: [{name: saw}]"));

        assertThat(created.body().at("/spec")).isEqualTo(Json.ofYaml("""
                owner: ann
                size: medium
                lock: {closed: true}
                tools: [{name: saw, count: 1}]
                """));
    }

    @Test
    void aDefaultReplacesNullUnlessTheFieldIsNullable(Workspace team) {
        Reply created = team.create(
                team.toolboxes(), team.toolbox("red", "owner: ann, size: null, lock: {closed: null, code: null}"));

        assertThat(created.at("/spec/size")).isEqualTo("medium");
        assertThat(created.at("/spec/lock/closed")).isEqualTo("true");
        assertThat(created.body().at("/spec/lock/code").isNull()).isTrue();
    }

    @Test
    void aDefaultReturnsWhenAPatchRemovesTheField(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann, size: small"));

        Reply patched = team.http().patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {size: null}}");

        assertThat(patched.at("/spec/size")).isEqualTo("medium");
    }

    @Test
    void unknownFieldsArePrunedAndWarnedAbout(Workspace team) {
        Reply created = team.create(
                team.toolboxes(), team.toolbox("red", "owner: ann, colour: red, tools: [{name: saw, teeth: 40}]"));

        assertThat(created.has("/spec/colour")).isFalse();
        assertThat(created.has("/spec/tools/0/teeth")).isFalse();
        assertThat(created.warnings())
                .containsExactlyInAnyOrder(
                        "299 - \"unknown field \\\"spec.colour\\\"\"",
                        "299 - \"unknown field \\\"spec.tools[0].teeth\\\"\"");
    }

    @Test
    void unknownFieldsArePrunedInSilenceWhenAskedTo(Workspace team) {
        Reply created = team.create(
                query(team.toolboxes(), "fieldValidation", "Ignore"), team.toolbox("red", "owner: ann, colour: red"));

        assertThat(created.has("/spec/colour")).isFalse();
        assertThat(created.warnings()).isEmpty();
    }

    @Test
    void unknownFieldsAreRefusedUnderStrictValidation(Workspace team) {
        Reply refused = team.http()
                .post(
                        query(team.toolboxes(), "fieldValidation", "Strict"),
                        team.toolbox("red", "owner: ann, colour: red"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/reason")).isEqualTo("BadRequest");
        assertThat(refused.at("/message"))
                .isEqualTo(
                        "Toolbox in version \"v1\" cannot be handled as a Toolbox: strict decoding error: unknown field"
                                + " \"spec.colour\"");
    }

    @Test
    void strictValidationHoldsForPatchesToo(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http()
                .patch(MERGE_PATCH, query(team.toolboxes("red"), "fieldValidation", "Strict"), "{spec: {colour: red}}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("/message")).contains("strict decoding error: unknown field \"spec.colour\"");
    }

    @Test
    void strictValidationHoldsForBuiltInKinds(Workspace team) {
        Reply refused = team.http()
                .post(
                        query(team.core("configmaps"), "fieldValidation", "Strict"),
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: forge}, dota: {x: '1'}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message"))
                .isEqualTo(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown"
                                + " field \"dota\"");
    }

    @Test
    void builtInKindsDropUnknownFieldsWithAWarning(Workspace team) {
        Reply created =
                team.create(team.core("configmaps"), "{metadata: {name: forge}, data: {a: '1'}, dota: {x: '1'}}");

        assertThat(created.has("/dota")).isFalse();
        assertThat(created.warnings()).containsExactly("299 - \"unknown field \\\"dota\\\"\"");
    }

    @Test
    void openFieldsKeepWhateverTheyAreGiven(Workspace team) {
        Reply created = team.create(
                team.toolboxes(),
                team.toolbox("red", "owner: ann, inventory: {a: {b: [1, {c: null}]}}, labels: {any: thing}"));

        assertThat(created.body().at("/spec/inventory")).isEqualTo(Json.ofYaml("{a: {b: [1, {c: null}]}}"));
        assertThat(created.at("/spec/labels/any")).isEqualTo("thing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    size: small              | spec.owner    | FieldValueRequired     | Required value
                    owner: Ann1              | spec.owner    | FieldValueInvalid      | Invalid value: "Ann1": spec.owner in body should match '^[a-z]+$'
                    owner: annabellaannabell | spec.owner    | FieldValueTooLong      | Too long: may not be more than 12 bytes
                    owner: 7                 | spec.owner    | FieldValueTypeInvalid  | Invalid value: "integer": spec.owner in body must be of type string: "integer"
                    owner: ann, size: huge   | spec.size     | FieldValueNotSupported | Unsupported value: "huge": supported values: "small", "medium", "large"
                    owner: ann, drawers: 0   | spec.drawers  | FieldValueInvalid      | Invalid value: 0: spec.drawers in body should be greater than or equal to 1
                    owner: ann, drawers: 12  | spec.drawers  | FieldValueInvalid      | Invalid value: 12: spec.drawers in body should be less than or equal to 9
                    owner: ann, drawers: two | spec.drawers  | FieldValueTypeInvalid  | Invalid value: "string": spec.drawers in body must be of type integer: "string"
                    owner: ann, tags: [a, a] | spec.tags[1]  | FieldValueDuplicate    | Duplicate value: "a"
                    owner: ann, tools: [{count: 1}]            | spec.tools[0].name | FieldValueRequired  | Required value
                    owner: ann, tools: [{name: a}, {name: a}]  | spec.tools[1]      | FieldValueDuplicate | Duplicate value: {"name":"a"}
                    owner: ann, labels: {a: 1}                 | spec.labels.a      | FieldValueTypeInvalid | Invalid value: "integer": spec.labels.a in body must be of type string: "integer"
                    owner: ann, weight: [1]                    | spec.weight        | FieldValueTypeInvalid | Invalid value: "array": spec.weight in body must be of type integer,string: "array"
                    """)
    void whatTheSchemaForbidsIsInvalid(String spec, String field, String reason, String message, Workspace team) {
        Reply refused = team.http().post(team.toolboxes(), team.toolbox("red", spec));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("/reason")).isEqualTo("Invalid");
        assertThat(refused.at("/details/name")).isEqualTo("red");
        assertThat(refused.at("/details/kind")).isEqualTo("Toolbox");
        assertThat(refused.at("/details/group"))
                .isEqualTo(team.server().toolboxes().group());
        assertThat(refused.each("/details/causes", "/field")).containsExactly(field);
        assertThat(refused.each("/details/causes", "/reason")).containsExactly(reason);
        assertThat(refused.each("/details/causes", "/message")).containsExactly(message);
        assertThat(refused.at("/message"))
                .isEqualTo("Toolbox." + team.server().toolboxes().group() + " \"red\" is invalid: " + field + ": "
                        + message);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce(Workspace team) {
        Reply refused = team.http().post(team.toolboxes(), team.toolbox("red", "owner: Ann1, size: huge, drawers: 12"));

        assertThat(refused.each("/details/causes", "/field"))
                .containsExactlyInAnyOrder("spec.owner", "spec.size", "spec.drawers");
        assertThat(refused.at("/message")).contains("is invalid: [");
    }

    @Test
    void aPatchIsHeldToTheSchema(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http().patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {owner: null}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("spec.owner");
    }

    @Test
    void theStatusIsHeldToTheSchema(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http()
                .patch(MERGE_PATCH, team.toolboxes("red", "status"), "{status: {conditions: [{type: Ready}]}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("status.conditions[0].status");
    }

    @Test
    void anObjectWithoutAKindIsABadRequest(Workspace team) {
        Reply refused = team.http().post(team.toolboxes(), "{metadata: {name: red}, spec: {owner: ann}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("Object 'Kind' is missing");
    }

    @Test
    void aSchemaThatIsNotStructuralIsRefused(Workspace team) {
        String group = team.namespace() + ".behaviour.test";
        Reply refused = team.http()
                .post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.%s}
                spec:
                  group: %s
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets}
                  versions: [{name: v1, served: true, storage: true}]
                """.formatted(group, group));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).contains("spec.versions[0].schema.openAPIV3Schema");
    }
}
