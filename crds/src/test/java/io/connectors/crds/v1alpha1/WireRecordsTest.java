package io.connectors.crds.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.NullNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireRecordsTest {
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    /** One object as the API server may hold it: a name for the test, and its JSON. */
    record Case(String name, String json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> oddConnectors() {
        return Stream.of(
                new Case("unknown fields", "{\"spec\":{\"address\":\"http://a\",\"later\":{\"x\":1}},\"future\":[1]}"),
                new Case("no spec", "{}"),
                new Case("null spec and status", "{\"spec\":null,\"status\":null}"),
                new Case("spec is a text", "{\"spec\":\"text\"}"),
                new Case("status is a list", "{\"status\":[{\"conditions\":1}]}"),
                new Case("conditions is an object", "{\"status\":{\"conditions\":{\"type\":\"Ready\"}}}"),
                new Case("conditions holds a text", "{\"status\":{\"conditions\":[\"Ready\",null,7]}}"),
                new Case("time is a number", "{\"status\":{\"conditions\":[{\"lastTransitionTime\":5}]}}"),
                new Case("generation is a text", "{\"status\":{\"observedGeneration\":\"five\"}}"),
                new Case("generation is too large", "{\"status\":{\"observedGeneration\":1e40}}"),
                new Case("annotations hold numbers", "{\"status\":{\"annotations\":{\"a\":1,\"b\":null}}}"),
                new Case("address is an object", "{\"spec\":{\"address\":{\"host\":\"a\"}}}"),
                new Case("extensions is a map", "{\"spec\":{\"addressExtensions\":{\"api\":\"http://a\"}}}"),
                new Case("extensions hold texts", "{\"spec\":{\"addressExtensions\":[\"http://a\"]}}"),
                new Case("secretRef is a text", "{\"spec\":{\"auth\":{\"secretRef\":\"mine\"}}}"));
    }

    @ParameterizedTest
    @MethodSource("oddConnectors")
    void servesAllObjectsOfAListThatContainsAnOddOne(Case odd) {
        String list = "{\"apiVersion\":\"connectors.alauda.io/v1alpha1\",\"kind\":\"ConnectorList\",\"items\":["
                + connector("first", "{\"spec\":{\"address\":\"https://one\"}}") + "," + connector("odd", odd.json())
                + "," + connector("last", "{\"spec\":{\"address\":\"https://two\"}}") + "]}";

        var read = serialization.unmarshal(list, ConnectorList.class);

        assertThat(read.getItems())
                .extracting(item -> item.getMetadata().getName())
                .containsExactly("first", "odd", "last");
        assertThat(read.getItems().getLast().getSpec().address()).isEqualTo("https://two");
        assertThat(read.getItems().get(1).getSpec()).isNotNull();
        assertThat(read.getItems().get(1).getStatus().conditions()).doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "7", "true", "[]", "[[]]", "{}", "{\"a\":{}}", "null", "[null]", "1.5"})
    void readsEveryFieldOfEveryRecordFromAnyJson(String value) {
        for (Class<?> record : wireRecords()) {
            for (var component : record.getRecordComponents()) {
                var property = component.getAccessor().getAnnotation(JsonProperty.class);
                String name = property == null ? component.getName() : property.value();

                Object read = serialization.unmarshal("{\"" + name + "\":" + value + "}", record);

                assertThat(read).as(record.getSimpleName() + "." + name).isNotNull();
                assertThat(serialization.unmarshal(serialization.asJson(read), record))
                        .isEqualTo(read);
            }
        }
    }

    @Test
    void takesAMalformedSecretRefForOneThatIsGivenAndNotForOneThatWasLeftOut() {
        var read = serialization.unmarshal("{\"auth\":{\"secretRef\":\"mine\"}}", ConnectorSpec.class);

        assertThat(Objects.requireNonNull(read.auth()).secretRef()).isEqualTo(SecretRef.named(""));
    }

    @Test
    void keepsEveryFieldOfAClassThroughReadingAndWriting() {
        String yaml = """
                apiVersion: connectors.alauda.io/v1alpha1
                kind: ConnectorClass
                metadata: {name: ticketing}
                spec:
                  address: {name: address, type: string, description: Base URL}
                  params: [{name: sslVerify, type: string, default: "true", enum: ["true", "false"]}]
                  auth:
                    types:
                    - {name: keyAuth, secretType: Opaque, optional: true, params: [{name: apiKey}], generator: {rego: package proxy}}
                  authProbes:
                  - authName: keyAuth
                    params: [{name: queue, type: string}]
                    probe:
                      http:
                        path: /queues
                        scheme: https
                        method: POST
                        disableRedirect: true
                        httpHeaders: [{name: X-Api-Key, value: ""}]
                        response: {cel: response.statusCode < 500}
                  livenessProbe: {api: {path: health}}
                  proxy:
                    ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}
                    CACerts: pem
                    authExtractor: {rego: package proxy}
                  api: {uri: /prefix, openapi: {openapi: 3.0.0, paths: {/a: {}}}, permissions: {rego: package permissions}}
                  configurations: [{name: cli, params: [{name: queue}], data: {config.ini: 'a={{ .b }}'}}]
                """;

        var read = serialization.unmarshal(yaml, ConnectorClass.class);
        var again = serialization.unmarshal(serialization.asYaml(read), ConnectorClass.class);

        assertThat(again.getSpec()).isEqualTo(read.getSpec());
        assertThat(Objects.requireNonNull(read.getSpec().auth()).types())
                .singleElement()
                .satisfies(type -> assertThat(type.optional()).isTrue());
        assertThat(Objects.requireNonNull(read.getSpec().proxy()).caCerts()).isEqualTo("pem");
        assertThat(read.getSpec().params().getFirst().allowedValues()).containsExactly("true", "false");
    }

    @Test
    void turnsNullIntoEmptyCollections() {
        var read = serialization.unmarshal("{\"params\":null,\"addressExtensions\":[null]}", ConnectorSpec.class);

        assertThat(read).isEqualTo(ConnectorSpec.empty());
    }

    @Test
    void readsOnlyStringsAsStringValues() {
        assertThat(serialization
                        .unmarshal("{\"name\":\"a\",\"value\":\"b\"}", Param.class)
                        .stringValue())
                .isEqualTo("b");
        assertThat(serialization
                        .unmarshal("{\"name\":\"a\",\"value\":{\"b\":1}}", Param.class)
                        .stringValue())
                .isEmpty();
        assertThat(new Param("a", NullNode.getInstance()).stringValue()).isEmpty();
    }

    private static String connector(String name, String body) {
        String rest = body.strip().substring(1);
        return "{\"apiVersion\":\"connectors.alauda.io/v1alpha1\",\"kind\":\"Connector\",\"metadata\":{\"name\":\""
                + name + "\"}" + (rest.equals("}") ? "" : ",") + rest;
    }

    /** The records reachable from the five kinds. */
    private static List<Class<?>> wireRecords() {
        return Stream.iterate(
                        List.<Class<?>>of(
                                ConnectorSpec.class,
                                ConnectorStatus.class,
                                ConnectorClassSpec.class,
                                ConnectorClassStatus.class,
                                AccessPolicySpec.class,
                                AccessPolicyStatus.class,
                                AccessRequestSpec.class,
                                AccessRequestStatus.class,
                                ResourceInterfaceSpec.class),
                        level -> !level.isEmpty(),
                        level -> level.stream().flatMap(WireRecordsTest::parts).toList())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static Stream<Class<?>> parts(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> component.getGenericType() instanceof ParameterizedType type
                        ? Arrays.stream(type.getActualTypeArguments())
                        : Stream.of(component.getGenericType()))
                .filter(type -> type instanceof Class<?> raw && raw.isRecord())
                .map(type -> (Class<?>) type);
    }
}
