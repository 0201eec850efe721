package io.connectors.proxy.inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.rule.Rule;
import io.connectors.proxy.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a rule answered: {@code {"position": "header", "auth": {name: value}}}, with {@code contentType} for a body. Nothing in it is
 * trusted: a rule works with what a client sent.
 */
final class GeneratedCredential {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Rule rule;
    private final JsonNode answer;

    GeneratedCredential(Rule rule, JsonNode answer) {
        this.rule = rule;
        this.answer = answer;
    }

    /** Returns where its values go. An answer without values is refused: the request would go without credential. */
    Decision<List<Placement>> placements(Headers request) {
        JsonNode values = answer.path("auth");
        if (!values.isObject() || values.isEmpty()) {
            return Rules.failed(rule, "makes no credential for this request");
        }
        List<Placement> placements = new ArrayList<>(values.size());
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            switch (placement(value.getKey(), value.getValue(), request)) {
                case Decision.Passed<Placement>(Placement placement) -> placements.add(placement);
                case Decision.Refused<Placement>(Refusal refusal) -> {
                    return new Decision.Refused<>(refusal);
                }
            }
        }
        return Decision.passed(placements);
    }

    private Decision<Placement> placement(String name, JsonNode value, Headers request) {
        if (!value.isTextual() || value.textValue().isEmpty() || name.isEmpty()) {
            return Rules.failed(rule, "makes a value that is empty or no text");
        }
        String text = value.textValue();
        return switch (answer.path("position").asText()) {
            case "header" ->
                HeaderValues.checked(name, text).then(good -> Decision.passed(new Placement.HeaderField(name, good)));
            case "query" -> Decision.passed(new Placement.QueryParameter(name, text));
            case "body" -> inBody(name, text, request);
            default -> Rules.failed(rule, "names a position that is none of header, query and body");
        };
    }

    /** Without content type, a form stays a form; anything else has to be JSON. */
    private Decision<Placement> inBody(String name, String text, Headers request) {
        String usual = mediaType(request.first("Content-Type").orElse("")).equals(FORM) ? FORM : JSON;
        return switch (mediaType(answer.path("contentType").asText(usual))) {
            case FORM -> Decision.passed(new Placement.FormField(name, text));
            case JSON -> Decision.passed(new Placement.JsonKey(name, text));
            default -> Rules.failed(rule, "wants a body of a type that is neither %s nor %s".formatted(JSON, FORM));
        };
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }
}
