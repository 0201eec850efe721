package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class SecretRules implements KindRules {

    private static final Map<String, List<String>> REQUIRED_KEYS = Map.of(
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
            "kubernetes.io/dockercfg", List.of(".dockercfg"),
            "kubernetes.io/ssh-auth", List.of("ssh-privatekey"));
    private static final List<String> BASIC_KEYS = List.of("username", "password");

    @Override
    public List<Cause> problems(ObjectNode object) {
        String type = object.path("type").asText();
        List<String> missing = new ArrayList<>();
        REQUIRED_KEYS.getOrDefault(type, List.of()).stream()
                .filter(key -> !object.path("data").has(key))
                .forEach(missing::add);
        if (type.equals("kubernetes.io/basic-auth") && BASIC_KEYS.stream().noneMatch(object.path("data")::has)) {
            missing.addAll(BASIC_KEYS);
        }
        return missing.stream()
                .map(key -> new Cause("FieldValueRequired", "Required value", "data[" + key + "]"))
                .toList();
    }

    @Override
    public List<Cause> problems(ObjectNode live, ObjectNode object) {
        List<Cause> problems = new ArrayList<>(Immutability.problems(live, object, List.of("data")));
        if (!live.path("type").equals(object.path("type"))) {
            problems.add(new Cause(
                    "FieldValueInvalid",
                    "Invalid value: \"%s\": field is immutable"
                            .formatted(object.path("type").asText()),
                    "type"));
        }
        return problems;
    }
}
