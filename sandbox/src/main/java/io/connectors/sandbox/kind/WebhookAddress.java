package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;

/** What the address of a webhook must look like. */
final class WebhookAddress {

    private static final String FORM = "; desired format: https://host[/path]";

    private WebhookAddress() {}

    static void check(JsonNode client, String path, List<Cause> causes) {
        boolean url = client.path("url").isTextual();
        boolean service = client.path("service").isObject();
        if (url == service) {
            causes.add(required(path, "exactly one of url or service is required"));
        } else if (url) {
            url(client.path("url").asText(), path + ".url", causes);
        } else {
            service(client.path("service"), path + ".service", causes);
        }
    }

    private static void url(String text, String path, List<Cause> causes) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            causes.add(required(path, "url must be a valid URL: " + e.getReason() + FORM));
            return;
        }
        String scheme = Objects.requireNonNullElse(url.getScheme(), "");
        if (!scheme.equals("https")) {
            causes.add(invalid(path, scheme, "'https' is the only allowed URL scheme" + FORM));
        }
        if (url.getHost() == null) {
            causes.add(invalid(path, "", "host must be specified" + FORM));
        }
        if (url.getUserInfo() != null) {
            // Not shown as a real API server does: it may hold a password.
            causes.add(invalid(path, "", "user information is not permitted in the URL"));
        }
        if (url.getFragment() != null) {
            causes.add(invalid(path, url.getFragment(), "fragments are not permitted in the URL"));
        }
        if (url.getQuery() != null) {
            causes.add(invalid(path, url.getQuery(), "query parameters are not permitted in the URL"));
        }
    }

    private static void service(JsonNode service, String path, List<Cause> causes) {
        for (String field : List.of("name", "namespace")) {
            if (service.path(field).asText().isEmpty()) {
                causes.add(required(path + "." + field, ""));
            }
        }
        JsonNode port = service.path("port");
        if (port.asInt() < 1 || port.asInt() > 65535) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "Invalid value: %s: port is not valid: must be between 1 and 65535, inclusive".formatted(port),
                    path + ".port"));
        }
        String target = service.path("path").asText("/");
        if (!target.isEmpty() && !target.startsWith("/")) {
            causes.add(invalid(path + ".path", target, "must start with a '/'"));
        }
    }

    private static Cause required(String path, String detail) {
        return new Cause("FieldValueRequired", detail.isEmpty() ? "Required value" : "Required value: " + detail, path);
    }

    private static Cause invalid(String path, String value, String why) {
        return new Cause("FieldValueInvalid", "Invalid value: %s: %s".formatted(Quoted.text(value), why), path);
    }
}
