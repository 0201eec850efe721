package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.resource.Cause;
import org.junit.jupiter.api.Test;

/** What the recorded answers do not cover. */
class ValidationTest {

    @Test
    void showsWholeBoundsWithoutAFraction() {
        Schema schema = Fixtures.spec("'size':{'type':'integer','maximum':9.0}");

        assertThat(Validation.validate(schema, Fixtures.json("{'spec':{'size':10}}"))
                        .causes())
                .containsExactly(new Cause(
                        "FieldValueInvalid",
                        "Invalid value: 10: spec.size in body should be less than or equal to 9",
                        "spec.size"));
    }

    @Test
    void namesThePlaceOfAWrongItem() {
        Schema schema = Fixtures.spec(
                "'params':{'type':'array','items':{'type':'object','required':['name'],'properties':{'name':{'type':'string'}}}}");

        assertThat(Validation.validate(schema, Fixtures.json("{'spec':{'params':[{'name':'a'},{}]}}"))
                        .causes())
                .containsExactly(new Cause("FieldValueRequired", "Required value", "spec.params[1].name"));
    }

    @Test
    void checksWhatAnyOfAndNotSay() {
        Schema schema = Fixtures.spec(
                "'a':{'type':'string','anyOf':[{'minLength':5},{'pattern':'^x'}],'not':{'enum':['xxx']}}");

        assertThat(Validation.validate(schema, Fixtures.json("{'spec':{'a':'x'}}"))
                        .causes())
                .isEmpty();
        assertThat(Validation.validate(schema, Fixtures.json("{'spec':{'a':'abc'}}"))
                        .causes())
                .extracting(Cause::message)
                .contains("Invalid value: \"\": \"spec.a\" must validate at least one schema (anyOf)");
        assertThat(Validation.validate(schema, Fixtures.json("{'spec':{'a':'xxx'}}"))
                        .causes())
                .extracting(Cause::message)
                .contains("Invalid value: \"\": \"spec.a\" must not validate the schema (not)");
    }

    @Test
    void refusesLabelsOfAnyObject() {
        Schema secret = BuiltInSchemas.of(Fixtures.type("", "Secret"));

        assertThat(Validation.validate(secret, Fixtures.json("{'kind':'Secret','metadata':{'labels':{'a':'b c'}}}"))
                        .causes())
                .extracting(Cause::field)
                .containsExactly("metadata.labels");
    }
}
