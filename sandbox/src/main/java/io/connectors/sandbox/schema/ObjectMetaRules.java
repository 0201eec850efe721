package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.connectors.sandbox.resource.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Labels, annotations and finalizers, which have the same rules on every object. */
final class ObjectMetaRules {

    private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;
    private static final int MAX_NAME_CHARS = 63;
    private static final int MAX_PREFIX_CHARS = 253;

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final String NAME_RULE =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String LABEL_VALUE_RULE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String PREFIX_RULE =
            "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private ObjectMetaRules() {}

    static List<Cause> check(JsonNode metadata) {
        List<Cause> causes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> label : metadata.path("labels").properties()) {
            qualifiedName("metadata.labels", label.getKey()).ifPresent(causes::add);
            labelValue(label.getValue()).ifPresent(causes::add);
        }
        int bytes = 0;
        for (Map.Entry<String, JsonNode> annotation :
                metadata.path("annotations").properties()) {
            qualifiedName("metadata.annotations", lowerCasePrefix(annotation.getKey()))
                    .ifPresent(causes::add);
            bytes += (annotation.getKey() + annotation.getValue().asText()).getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MAX_ANNOTATIONS_BYTES) {
            causes.add(Causes.tooLong("metadata.annotations", MAX_ANNOTATIONS_BYTES));
        }
        for (JsonNode finalizer : metadata.path("finalizers")) {
            qualifiedName("metadata.finalizers", finalizer.asText()).ifPresent(causes::add);
        }
        return causes;
    }

    private static Optional<Cause> labelValue(JsonNode value) {
        String text = value.asText();
        if (text.length() > MAX_NAME_CHARS) {
            return Optional.of(Causes.invalid("metadata.labels", value, "must be no more than 63 bytes"));
        }
        return LABEL_VALUE.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(Causes.invalid("metadata.labels", value, LABEL_VALUE_RULE));
    }

    private static Optional<Cause> qualifiedName(String path, String text) {
        JsonNode value = JsonNodeFactory.instance.textNode(text);
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? "" : text.substring(0, slash);
        String name = text.substring(slash + 1);
        if (slash == 0) {
            return Optional.of(Causes.invalid(path, value, "prefix part must be non-empty"));
        }
        if (slash > 0
                && (prefix.length() > MAX_PREFIX_CHARS
                        || !PREFIX.matcher(prefix).matches())) {
            return Optional.of(Causes.invalid(path, value, PREFIX_RULE));
        }
        if (name.isEmpty()) {
            return Optional.of(Causes.invalid(path, value, "name part must be non-empty"));
        }
        if (name.length() > MAX_NAME_CHARS) {
            return Optional.of(Causes.invalid(path, value, "name part must be no more than 63 bytes"));
        }
        return NAME.matcher(name).matches() ? Optional.empty() : Optional.of(Causes.invalid(path, value, NAME_RULE));
    }

    // Annotations may be written with capitals in the prefix.
    private static String lowerCasePrefix(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash).toLowerCase(Locale.ROOT) + key.substring(slash);
    }
}
