package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.JsonEquality;
import io.connectors.sandbox.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that our answers are those of a real API server (1.36), recorded by {@link ScenarioRecorder}. */
class RecordedAnswersTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode RECORDED = read("recorded.json");

    // Kinds whose other fields get defaults or values that only a real API server gives.
    private static final Set<String> DEFAULTED_BY_SERVER = Set.of("deployments", "services", "pods", "leases");

    private static final List<ResourceType> TYPES = List.of(
            type("", "ConfigMap", "configmaps", false),
            type("", "Secret", "secrets", false),
            type("", "Service", "services", true),
            type("", "ServiceAccount", "serviceaccounts", false),
            type("", "Event", "events", false),
            type("", "Pod", "pods", true),
            type("apps", "Deployment", "deployments", true),
            type("coordination.k8s.io", "Lease", "leases", false),
            type("discovery.k8s.io", "EndpointSlice", "endpointslices", false),
            type("rbac.authorization.k8s.io", "Role", "roles", false),
            type("rbac.authorization.k8s.io", "RoleBinding", "rolebindings", false),
            type("golden.connectors.test", "Widget", "widgets", true));

    record Case(String name, String type, List<JsonNode> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> scenarios() throws IOException {
        List<Case> cases = new ArrayList<>();
        String text = read("scenarios.json").toString().replace("$NAMESPACE", ScenarioRecorder.NAMESPACE);
        for (JsonNode scenario : MAPPER.readTree(text)) {
            List<JsonNode> steps = new ArrayList<>();
            scenario.path("steps").forEach(steps::add);
            cases.add(new Case(
                    scenario.path("name").asText(), scenario.path("type").asText(), steps));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void answersLikeARealApiServer(Case scenario) {
        ResourceType type = TYPES.stream()
                .filter(candidate -> candidate.plural().equals(scenario.type()))
                .findFirst()
                .orElseThrow();
        Replay replay = new Replay(type, widgetSchema());
        JsonNode answers = RECORDED.path(scenario.name());

        for (int i = 0; i < scenario.steps().size(); i++) {
            JsonNode expected = answers.path(i);
            String step = "step " + i + ": " + scenario.steps().get(i);
            try {
                ObjectNode object = replay.play(scenario.steps().get(i));
                assertThat(expected.path("code").asInt())
                        .as(step + " was accepted, recorded is " + expected)
                        .isLessThan(300);
                assertSame(step, scenario, object, (ObjectNode) expected.path("body"));
            } catch (ApiException refusal) {
                assertRefusal(step, refusal, expected);
            }
        }
    }

    private static void assertRefusal(String step, ApiException refusal, JsonNode expected) {
        JsonNode body = expected.path("body");
        JsonNode firstCause = body.path("details").path("causes").path(0);
        boolean wrapped = firstCause.path("field").asText().equals("patch");
        // The endpoint wraps what the decoder says about a patched object; its words must be in there.
        if (wrapped) {
            String problem = refusal.message().substring(refusal.message().indexOf(": ") + 2);
            assertThat(body.path("message").asText()).as(step).endsWith(problem);
            return;
        }
        assertThat(refusal.code())
                .as(step + refusal)
                .isEqualTo(expected.path("code").asInt());
        List<String> causes = new ArrayList<>();
        body.path("details")
                .path("causes")
                .forEach(cause -> causes.add(cause.path("field").asText() + ": "
                        + cause.path("message").asText() + " "
                        + cause.path("reason").asText()));
        List<String> ours = refusal.causes().stream()
                .map(cause -> cause.field() + ": " + cause.message() + " " + cause.reason())
                .toList();
        assertThat(ours).as(step).containsExactlyInAnyOrderElementsOf(causes);
        if (causes.size() < 2) {
            assertThat(refusal.message())
                    .as(step)
                    .isEqualTo(body.path("message").asText());
        }
    }

    private static void assertSame(String step, Case scenario, ObjectNode object, ObjectNode recorded) {
        ObjectNode ours = Normalized.of(object);
        ObjectNode theirs = Normalized.of(recorded);
        if (DEFAULTED_BY_SERVER.contains(scenario.type())) {
            assertThat(Containment.missing(theirs.path("spec"), ours.path("spec"), "spec"))
                    .as(step)
                    .isEmpty();
        } else {
            assertThat(JsonEquality.same(ours, theirs))
                    .as("%s%nours     %s%nrecorded %s", step, ours, theirs)
                    .isTrue();
        }
        // Whoever creates a Deployment owns its defaults, too; an applier owns only what it says.
        if (!scenario.type().equals("deployments") || scenario.name().startsWith("apply")) {
            assertThat(ours.path("metadata").path("managedFields"))
                    .as(step)
                    .isEqualTo(theirs.path("metadata").path("managedFields"));
        }
    }

    private static Schema widgetSchema() {
        JsonNode version =
                read("widgets-crd.json").path("spec").path("versions").path(0);
        return Schema.ofCrdVersion((ObjectNode) version.path("schema").path("openAPIV3Schema"));
    }

    private static ResourceType type(String group, String kind, String plural, boolean status) {
        return new ResourceType(group, "v1", kind, plural, plural, true, List.of(), List.of(), status);
    }

    private static JsonNode read(String resource) {
        try (@Nullable InputStream stream = RecordedAnswersTest.class.getResourceAsStream(resource)) {
            return MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + resource, e);
        }
    }
}
