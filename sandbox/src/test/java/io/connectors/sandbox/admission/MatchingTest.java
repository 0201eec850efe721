package io.connectors.sandbox.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.admission.AdmissionRequest.Change;
import io.connectors.sandbox.admission.AdmissionRequest.Terms;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchingTest {

    private static final Terms TERMS = Terms.of(new UserInfo("ann", "", List.of(), Map.of()));
    private static final String ALL = "operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*/*']";

    record Case(String name, String webhook, AdmissionRequest request, boolean covered) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        AdmissionRequest configMap = request(BuiltInTypes.CONFIG_MAPS, "", "team", new Change.Create(labelled("gold")));
        AdmissionRequest status = request(BuiltInTypes.NAMESPACES, "status", "team", new Change.Create(labelled("")));
        AdmissionRequest role = request(
                BuiltInTypes.type("rbac.authorization.k8s.io", "clusterroles"),
                "",
                "",
                new Change.Create(labelled("")));
        AdmissionRequest gone = request(BuiltInTypes.CONFIG_MAPS, "", "team", new Change.Delete(labelled("gold")));
        AdmissionRequest newNamespace =
                request(BuiltInTypes.NAMESPACES, "", "fresh", new Change.Create(labelled("gold")));
        return Stream.of(
                new Case("everything", rule(ALL), configMap, true),
                new Case("no rule", "{}", configMap, false),
                new Case("objects only", rule(ALL.replace("*/*", "*")), status, false),
                new Case("a subresource", rule(ALL.replace("*/*", "*/status")), status, true),
                new Case("another group", rule(ALL.replace("apiGroups: ['*']", "apiGroups: [apps]")), configMap, false),
                new Case("the core group", rule(ALL.replace("apiGroups: ['*']", "apiGroups: ['']")), configMap, true),
                new Case("another version", rule(ALL.replace("s: ['*'], res", "s: [v2], res")), configMap, false),
                new Case(
                        "another operation",
                        rule(ALL.replace("operations: ['*']", "operations: [DELETE]")),
                        configMap,
                        false),
                new Case("namespaced scope", rule(ALL + ", scope: Namespaced"), configMap, true),
                new Case("namespaced scope, a namespace", rule(ALL + ", scope: Namespaced"), newNamespace, false),
                new Case("cluster scope", rule(ALL + ", scope: Cluster"), configMap, false),
                new Case("label of the namespace", selecting("namespaceSelector", "stage: test"), configMap, true),
                new Case("other label", selecting("namespaceSelector", "stage: live"), configMap, false),
                new Case("no namespace at all", selecting("namespaceSelector", "stage: live"), role, true),
                new Case("label of a new namespace", selecting("namespaceSelector", "tier: gold"), newNamespace, true),
                new Case("label of the object", selecting("objectSelector", "tier: gold"), configMap, true),
                new Case("label of the object that goes", selecting("objectSelector", "tier: gold"), gone, true),
                new Case("other label of the object", selecting("objectSelector", "tier: tin"), configMap, false),
                new Case("lack of a label, object that goes", lacking("tier"), gone, false),
                new Case("lack of a label", lacking("stage"), configMap, true));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asksAboutWhatTheWebhookNames(Case example) {
        var webhook = new Webhook("configuration", 0, yaml(example.webhook()));

        boolean covered = new Matching(new OneNamespace()).covers(webhook, example.request());

        assertThat(covered).isEqualTo(example.covered());
    }

    private static String rule(String rule) {
        return "rules: [{" + rule + "}]";
    }

    private static String selecting(String selector, String label) {
        return "{%s: {matchLabels: {%s}}, %s}".formatted(selector, label, rule(ALL));
    }

    private static String lacking(String label) {
        return "{objectSelector: {matchExpressions: [{key: %s, operator: DoesNotExist}]}, %s}"
                .formatted(label, rule(ALL));
    }

    private static AdmissionRequest request(ResourceType type, String subresource, String namespace, Change change) {
        return new AdmissionRequest(type, subresource, namespace, "any", change, TERMS);
    }

    private static ObjectNode labelled(String tier) {
        ObjectNode object = Json.object();
        object.putObject("metadata").put("name", "any").putObject("labels").put("tier", tier);
        return object;
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Knows the namespace "team", which is a test stage. */
    private record OneNamespace() implements ObjectReader {

        @Override
        public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
            ObjectNode team = Json.object();
            ObjectMeta.of(team).set("name", "team");
            team.withObject("/metadata/labels").put("stage", "test");
            return name.equals("team") ? Optional.of(team) : Optional.empty();
        }

        @Override
        public List<ObjectNode> list(ResourceType type, String namespace) {
            return List.of();
        }
    }
}
