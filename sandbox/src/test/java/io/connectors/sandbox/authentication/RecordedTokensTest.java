package io.connectors.sandbox.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays TokenRequests and TokenReviews, whose answers a real API server gave. */
class RecordedTokensTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @TempDir
    private static Path directory;

    private final FakeCluster cluster = new FakeCluster(directory);

    /** One row of the table with the answer of a real API server. */
    record Case(String name, JsonNode given, JsonNode recorded) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> requests() throws IOException {
        return cases("requests");
    }

    static List<Case> reviews() throws IOException {
        return cases("reviews");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersARequestLikeARealApiServer(Case row) {
        ObjectNode answer = answered(() -> request(row.given()));

        assertThat(normal(answer, answer.at("/status/token").asText()))
                .isEqualTo(row.recorded().path("answer"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void signsTheClaimsOfARealApiServer(Case row) throws IOException {
        if (row.recorded().has("claims")) {
            String token = request(row.given()).at("/status/token").asText();

            assertThat(claims(token)).isEqualTo(row.recorded().path("claims"));
            assertThat(part(token, 0).path("alg")).isEqualTo(row.recorded().at("/header/alg"));
            assertThat(part(token, 0).size()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void answersAReviewLikeARealApiServer(Case row) throws IOException {
        String token = row.given().has("text")
                ? row.given().path("text").asText()
                : request(given("requests", row.given().path("token").asText()))
                        .at("/status/token")
                        .asText();
        ObjectNode review = Json.object().put("kind", "TokenReview").put("apiVersion", "authentication.k8s.io/v1");
        review.putObject("metadata");
        ObjectNode spec = review.putObject("spec").put("token", token);
        if (!row.given().path("audiences").isEmpty()) {
            spec.set("audiences", row.given().path("audiences"));
        }

        ObjectNode answer = answered(() -> cluster.authentication.tokenReview(review));

        assertThat(normal(answer, row.given().has("text") ? "" : token))
                .isEqualTo(row.recorded().path("answer"));
    }

    private ObjectNode request(JsonNode given) {
        return cluster.authentication.tokenRequest("demo", given.path("account").asText(), (ObjectNode) given);
    }

    /** A Status for a refusal, as the HTTP layer writes it. */
    private static ObjectNode answered(Supplier<ObjectNode> question) {
        try {
            return question.get();
        } catch (ApiException refused) {
            ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
            status.putObject("metadata");
            status.put("status", "Failure").put("message", refused.message()).put("reason", refused.reason());
            if (!refused.subject().equals(ApiException.Subject.NONE)) {
                details(status.putObject("details"), refused);
            }
            return status.put("code", refused.code());
        }
    }

    private static void details(ObjectNode details, ApiException refused) {
        put(details, "name", refused.subject().name());
        put(details, "group", refused.subject().group());
        put(details, "kind", refused.subject().kind());
        refused.causes()
                .forEach(cause -> details.withArray("causes")
                        .addObject()
                        .put("reason", cause.reason())
                        .put("message", cause.message())
                        .put("field", cause.field()));
    }

    private static void put(ObjectNode details, String field, String value) {
        if (!value.isEmpty()) {
            details.put(field, value);
        }
    }

    private static JsonNode normal(JsonNode answer, String token) {
        String text = answer.toString().replaceAll(TIME, "\\$TIME");
        return FakeCluster.yaml(token.isEmpty() ? text : text.replace(token, "$TOKEN"));
    }

    private static ObjectNode claims(String token) throws IOException {
        ObjectNode claims = part(token, 1);
        long issued = claims.path("iat").asLong();
        for (String time : List.of("exp", "iat", "nbf")) {
            claims.put(time, claims.path(time).asLong() - issued);
        }
        ObjectNode kubernetes = (ObjectNode) claims.path("kubernetes.io");
        if (kubernetes.has("warnafter")) {
            kubernetes.put("warnafter", kubernetes.path("warnafter").asLong() - issued);
        }
        return FakeCluster.yaml(claims.toString());
    }

    private static ObjectNode part(String token, int index) throws IOException {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return (ObjectNode) Json.read(json, 0, json.length);
    }

    private static JsonNode given(String table, String name) throws IOException {
        return cases(table).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .given();
    }

    private static List<Case> cases(String table) throws IOException {
        List<Case> cases = new ArrayList<>();
        JsonNode recorded = read("recorded.json").path(table);
        for (JsonNode given : read("requests.yaml").path(table)) {
            String name = given.path("name").asText();
            ((ObjectNode) given).remove("name");
            cases.add(new Case(name, given, recorded.path(name)));
        }
        return cases;
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream content = RecordedTokensTest.class.getResourceAsStream("/tokens/" + file)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(content, file));
        }
    }
}
