package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives Services an address of 10.96.0.0/16, which nothing here routes. */
final class ServiceRules implements KindRules {

    private static final String EXTERNAL_NAME = "ExternalName";
    private static final int FIRST_FREE = 2;
    private static final int ADDRESSES = 65_534;

    private final ObjectReader objects;

    ServiceRules(ObjectReader objects) {
        this.objects = objects;
    }

    @Override
    public void complete(ObjectNode object, Instant now) {
        ObjectNode spec = Json.objectIn(object, "spec");
        if (!spec.path("type").asText().equals(EXTERNAL_NAME)) {
            if (spec.path("clusterIP").asText().isEmpty()) {
                spec.put("clusterIP", freeAddress());
            }
            completeAddresses(spec);
        }
        Json.objectIn(object, "status").putObject("loadBalancer");
    }

    @Override
    public void complete(ObjectNode live, ObjectNode object, Instant now) {
        ObjectNode spec = Json.objectIn(object, "spec");
        if (spec.path("type").asText().equals(EXTERNAL_NAME)) {
            spec.remove(List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"));
        } else {
            if (spec.path("clusterIP").asText().isEmpty()) {
                String kept = live.at("/spec/clusterIP").asText();
                spec.put("clusterIP", kept.isEmpty() ? freeAddress() : kept);
            }
            completeAddresses(spec);
        }
    }

    @Override
    public List<Cause> problems(ObjectNode live, ObjectNode object) {
        JsonNode before = live.at("/spec/clusterIP");
        JsonNode after = object.at("/spec/clusterIP");
        if (before.asText().isEmpty() || after.asText().isEmpty() || before.equals(after)) {
            return List.of();
        }
        return List.of(new Cause(
                "FieldValueInvalid",
                "Invalid value: [\"%s\"]: may not change once set".formatted(after.asText()),
                "spec.clusterIPs[0]"));
    }

    private static void completeAddresses(ObjectNode spec) {
        if (spec.path("clusterIPs").isEmpty()) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
        }
        if (!spec.has("ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
    }

    private String freeAddress() {
        Set<String> taken = objects.list(BuiltInTypes.SERVICES, "").stream()
                .map(service -> service.at("/spec/clusterIP").asText())
                .collect(Collectors.toSet());
        for (int i = FIRST_FREE; i < ADDRESSES; i++) {
            String address = "10.96.%d.%d".formatted(i >> 8, i & 0xff);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException(
                "All addresses of 10.96.0.0/16 are taken; delete Services that are not needed.");
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (object.path(field).asText().isEmpty()) {
            object.put(field, value);
        }
    }
}
