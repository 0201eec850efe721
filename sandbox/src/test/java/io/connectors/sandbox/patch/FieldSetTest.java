package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class FieldSetTest {

    private static final String WIRE =
            "{'f:a':{'.':{},'f:b':{},'k:{\\'name\\':\\'x\\',\\'port\\':80}':{'.':{},'f:name':{}},'v:\\'t\\'':{},'v:7':{},'i:3':{}}}"
                    .replace("\\'", "\\\"");

    @Test
    void writesWhatItRead() {
        JsonNode wire = Texts.value(WIRE);

        assertThat(FieldSet.ofWire(wire).toWire()).isEqualTo(wire);
    }

    @Test
    void spellsPathsAsMessagesDo() {
        assertThat(FieldSet.ofWire(Texts.value(WIRE)).paths())
                .containsExactly(
                        ".a",
                        ".a.b",
                        ".a[name=\"x\",port=80]",
                        ".a[=7]",
                        ".a[=\"t\"]",
                        ".a[3]",
                        ".a[name=\"x\",port=80].name");
    }

    @Test
    void keepsWhatIsBelowAFieldThatIsTakenAway() {
        FieldSet set = FieldSet.ofFields("a").union(FieldSet.ofFields("a", "b"));

        assertThat(set.difference(FieldSet.ofFields("a")).paths()).containsExactly(".a.b");
    }

    @Test
    void takesAwayWholeSubtrees() {
        FieldSet set = FieldSet.ofFields("a", "b").union(FieldSet.ofFields("c"));

        assertThat(set.without(FieldSet.ofFields("a")).paths()).containsExactly(".c");
    }

    @Test
    void intersectsMembersOnly() {
        FieldSet left = FieldSet.ofFields("a").union(FieldSet.ofFields("a", "b"));

        assertThat(left.intersection(FieldSet.ofFields("a", "b")).paths()).containsExactly(".a.b");
    }

    @Test
    void refusesKeysThatAreNoJson() {
        assertThatExceptionOfType(InvalidManagedFieldsException.class)
                .isThrownBy(() -> FieldSet.ofWire(Texts.value("{'k:{broken':{}}")))
                .withMessageContaining("k:{broken");
    }
}
