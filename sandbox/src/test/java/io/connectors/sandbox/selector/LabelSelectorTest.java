package io.connectors.sandbox.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.sandbox.resource.ApiException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("tier", "gold", "owner", "ann", "size", "7");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tier=gold               | true
                    tier==tin               | false
                    tier!=tin               | true
                    missing!=x              | true
                    tier in (tin, gold)     | true
                    tier notin (gold)       | false
                    missing notin (gold)    | true
                    tier,owner=ann          | true
                    !tier                   | false
                    !missing                | true
                    size>6                  | true
                    size<7                  | false
                    tier>6                  | false
                    a.io/b=c                | false
                    """)
    void matches(String selector, boolean expected) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tier in gold", "=gold", "tier=gold,", "tier in (gold", "tier>six", "a b", "-x=1"})
    void refusesWhatItCannotRead(String selector) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> LabelSelector.parse(selector))
                .withMessageStartingWith("unable to parse requirement: ");
    }
}
