package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.Quoted;

/** Names webhooks behind Services. No Service here leads anywhere, so it also says why one cannot be reached. */
record ServiceAddresses(ObjectReader objects) {

    private static final int DEFAULT_PORT = 443;

    String addressOf(JsonNode service) {
        return "https://%s.%s.svc:%d%s"
                .formatted(
                        service.path("name").asText(),
                        service.path("namespace").asText(),
                        service.path("port").asInt(DEFAULT_PORT),
                        service.path("path").asText("/"));
    }

    String problem(JsonNode service) {
        String name = service.path("name").asText();
        boolean exists = objects.get(
                        BuiltInTypes.SERVICES, service.path("namespace").asText(), name)
                .isPresent();
        return exists
                ? "no endpoints available for service " + Quoted.text(name)
                : "service %s not found".formatted(Quoted.text(name));
    }
}
