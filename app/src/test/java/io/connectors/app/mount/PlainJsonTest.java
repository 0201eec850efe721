package io.connectors.app.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Param;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlainJsonTest {
    record Case(String json, Object expected) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("\"a % b\"", "a % b"),
                new Case("3", 3L),
                new Case("9223372036854775807", Long.MAX_VALUE),
                new Case("9223372036854775808", new BigInteger("9223372036854775808").doubleValue()),
                new Case("1.5", 1.5),
                new Case("true", true),
                new Case("{\"a\":[1,null,{\"b\":\"c\"}]}", Map.of("a", Arrays.asList(1L, null, Map.of("b", "c")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheKindsThatTemplatesKnow(Case given) {
        var param = Serialization.unmarshal("{\"name\":\"p\",\"value\":" + given.json() + "}", Param.class);

        assertThat(PlainJson.of(param)).isEqualTo(Map.of("name", "p", "value", given.expected()));
    }
}
