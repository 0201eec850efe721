package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ApiServerExtension.class)
final class ValidationRuleIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    low: 2, high: 1               | spec           | FieldValueInvalid   | Invalid value: low must not be above high
                    size: 12                      | spec.size      | FieldValueInvalid   | Invalid value: size must be below 10
                    secret: x, open: true         | spec.secret    | FieldValueForbidden | Forbidden: one of both
                    namespace: kube-system        | spec           | FieldValueInvalid   | Invalid value: not there
                    namespace: default            | spec           | FieldValueInvalid   | Invalid value: not here either
                    a-b: false                    | spec           | FieldValueInvalid   | Invalid value: a-b must be true
                    code: x1                      | spec.code      | FieldValueInvalid   | Invalid value: "x1": failed rule: self.startsWith('c')
                    step: 0                       | spec.step      | FieldValueInvalid   | Invalid value: 0: step must not go back
                    port: ftp                     | spec.port      | FieldValueInvalid   | Invalid value: "ftp": no such port
                    port: 0                       | spec.port      | FieldValueInvalid   | Invalid value: 0: no such port
                    names: [a, a]                 | spec.names     | FieldValueInvalid   | Invalid value: names must be unique
                    names: [b, a]                 | spec.names     | FieldValueInvalid   | Invalid value: names must be sorted
                    names: [a, evil]              | spec.names[1]  | FieldValueInvalid   | Invalid value: "evil": no evil names
                    labels: {a: x, b: X}          | spec.labels[b] | FieldValueInvalid   | Invalid value: "X": lower case only
                    address: http://git.example   | spec.address   | FieldValueInvalid   | Invalid value: "http://git.example": an https address please
                    address: not one              | spec.address   | FieldValueInvalid   | Invalid value: "not one": an https address please
                    since: '1999-12-31T00:00:00Z' | spec.since     | FieldValueInvalid   | Invalid value: "1999-12-31T00:00:00Z": too old
                    wait: 1h30m                   | spec.wait      | FieldValueInvalid   | Invalid value: "1h30m": too long a wait
                    """)
    void aBrokenRuleIsToldAtItsPlace(String spec, String field, String reason, String message, Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        Reply refused = team.http().post(forges.path(), forges.forge("red", spec));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly(field);
        assertThat(refused.each("/details/causes", "/reason")).containsExactly(reason);
        assertThat(refused.each("/details/causes", "/message")).containsExactly(message);
        assertThat(refused.at("/message"))
                .isEqualTo("Forge.%s \"red\" is invalid: %s: %s".formatted(forges.group(), field, message));
    }

    @Test
    void anObjectThatKeepsAllRulesIsStored(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        team.create(forges.path(), forges.forge("red", """
                low: 1, high: 2, size: 9, secret: x, namespace: team, a-b: true, code: c1, step: 1, port: http,
                names: [a, b], labels: {a: x}, address: 'https://git.example', since: '2001-01-01T00:00:00Z',
                wait: 1h, weird: {x: 2}, parts: [{name: a, count: 1}]
                """));
    }

    @Test
    void theRootSeesTheName(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        Reply refused = team.http().post(forges.path(), forges.forge("red-and-yellow", "low: 1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("<nil>");
        assertThat(refused.each("/details/causes", "/message"))
                .containsExactly("Invalid value: name is too long for a forge");
    }

    @Test
    void allBrokenRulesAreToldAtOnce(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        Reply refused =
                team.http().post(forges.path(), forges.forge("red", "low: 2, high: 1, size: 12, names: [b, b, a]"));

        assertThat(refused.each("/details/causes", "/message"))
                .containsExactlyInAnyOrder(
                        "Invalid value: low must not be above high",
                        "Invalid value: size must be below 10",
                        "Invalid value: names must be unique",
                        "Invalid value: names must be sorted");
    }

    @Test
    void rulesWaitUntilTheTypesAreRight(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        Reply refused = team.http().post(forges.path(), forges.forge("red", "low: two, high: 1, size: 12"));

        assertThat(refused.each("/details/causes", "/field")).containsExactly("spec.low", "<nil>");
        assertThat(refused.each("/details/causes", "/message").getLast())
                .isEqualTo("Invalid value: null: some validation rules were not checked because the object was invalid;"
                        + " correct the existing errors to complete validation");
    }

    @Test
    void aRuleThatCannotBeComputedIsBroken(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        Reply refused = team.http().post(forges.path(), forges.forge("red", "weird: {x: 0}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("spec.weird");
        assertThat(refused.each("/details/causes", "/message"))
                .containsExactly("Invalid value: \"object\": division by zero evaluating rule: tens only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    mode: slow | `` | mode: fast | spec.mode | `Invalid value: "fast": mode is immutable`
                    mode: slow | `` | mode: null | spec      | `Invalid value: mode cannot come or go`
                    step: 3    | `` | step: 2    | spec.step | `Invalid value: 2: step must not go back`
                    parts: [{name: a, count: 2}, {name: b, count: 1}] | `` | parts: [{name: b, count: 1}, {name: a, count: 1}] | spec.parts[1] | `Invalid value: count must not sink`
                    """)
    void aTransitionRuleComparesWithTheOldValue(
            String before, String unused, String after, String field, String message, Workspace team) {
        ForgeKind forges = ForgeKind.install(team);
        team.create(forges.path(), forges.forge("red", before + unused));

        Reply refused = team.http().patch(MERGE_PATCH, forges.path("red"), "{spec: {" + after + "}}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly(field);
        assertThat(refused.each("/details/causes", "/message")).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size: 1", "step: 4", "parts: [{name: a, count: 9}, {name: c, count: 0}]"})
    void aTransitionThatIsAllowedPasses(String after, Workspace team) {
        ForgeKind forges = ForgeKind.install(team);
        team.create(forges.path(), forges.forge("red", "mode: slow, step: 3, parts: [{name: a, count: 2}]"));

        team.http()
                .patch(MERGE_PATCH, forges.path("red"), "{spec: {" + after + "}}")
                .expect(200);
    }

    @Test
    void theStatusIsHeldToItsRules(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);
        team.create(forges.path(), forges.forge("red", "low: 1"));

        Reply refused = team.http().patch(MERGE_PATCH, forges.path("red", "status"), "{status: {phase: Warm}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("status.phase");
        team.http()
                .patch(MERGE_PATCH, forges.path("red", "status"), "{status: {phase: Hot}}")
                .expect(200);
    }

    @Test
    void serverSideApplyIsHeldToTheRules(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);

        Reply refused = team.http().apply(forges.path("red"), "me", forges.forge("red", "low: 2, high: 1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/message"))
                .containsExactly("Invalid value: low must not be above high");
    }

    @Test
    void whatBrokeARuleBeforeItCameMayStay(Workspace team) {
        ForgeKind forges = ForgeKind.install(team);
        team.create(forges.path(), forges.forge("red", "size: 5, code: c1"));
        String stricter = forges.definitionWith("[{rule: 'true'}]").replace("startsWith('c')", "startsWith('d')");
        team.http()
                .patch(MERGE_PATCH, ForgeKind.DEFINITIONS + "/forges." + forges.group(), stricter)
                .expect(200);
        Eventually.becomes(
                () -> team.http().post(forges.path() + "?dryRun=All", forges.forge("probe", "code: c1")),
                reply -> reply.status() == 422);

        Reply changed = team.http().patch(MERGE_PATCH, forges.path("red"), "{spec: {size: 6}}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.warnings()).hasSize(1);
        assertThat(changed.warnings().getFirst()).contains("spec.code: Invalid value: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [{rule: 'self.nothing > 1'}]                 | [0].rule              | undefined field 'nothing'
                    [{rule: 'self.low >'}]                       | [0].rule              | compilation failed
                    [{rule: 'self.low'}]                         | [0].rule              | cel expression must evaluate to a bool
                    [{rule: 'self.low == "x"'}]                  | [0].rule              | found no matching overload for '_==_'
                    [{rule: 'self.metadata.name == "x"'}]        | [0].rule              | undefined field 'metadata'
                    [{rule: ''}]                                 | [0].rule              | rule is not specified
                    [{rule: 'true', messageExpression: '1'}]     | [0].messageExpression | messageExpression must evaluate to a string
                    [{rule: 'true', messageExpression: 'self.x'}] | [0].messageExpression | messageExpression compilation failed
                    [{rule: 'true', reason: Because}]            | [0].reason            | Unsupported value: "Because"
                    [{rule: 'true', optionalOldSelf: true}]      | [0].optionalOldSelf   | may not be set if oldSelf is not used in rule
                    [{rule: 'true', message: "a\\nb"}]           | [0].message           | must not contain line breaks
                    """)
    void aDefinitionWithAWrongRuleIsRefused(String rules, String place, String message, Workspace team) {
        Reply refused = team.http().post(ForgeKind.DEFINITIONS, new ForgeKind(team).definitionWith(rules));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field"))
                .containsExactly("spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations" + place);
        assertThat(refused.each("/details/causes", "/message").getFirst()).contains(message);
    }

    @Test
    void aTransitionRuleNeedsItemsThatCanBeTold(Workspace team) {
        String definition =
                new ForgeKind(team).definitionWith("[{rule: 'true'}]").replace("self != 'evil'", "self != oldSelf");

        Reply refused = team.http().post(ForgeKind.DEFINITIONS, definition);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/message").getFirst())
                .contains("oldSelf cannot be used on the uncorrelatable portion of the schema within ");
    }
}
