package io.connectors.sandbox.kind;

import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ResourceType;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names objects of a type may have. */
public enum NameRule {
    SUBDOMAIN(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            253,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start"
                    + " and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%s')"),
    LABEL(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            63,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end"
                    + " with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '%s')"),
    SERVICE(
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            63,
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character,"
                    + " and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is"
                    + " '%s')"),
    PATH_SEGMENT("(?!\\.{1,2}$)[^/%]+", 253, "may not contain '/' or '%%'");

    private final Pattern pattern;
    private final int maxLength;
    private final String message;

    NameRule(String pattern, int maxLength, String message) {
        this.pattern = Pattern.compile(pattern);
        this.maxLength = maxLength;
        this.message = message.formatted(pattern);
    }

    public static NameRule of(ResourceType type) {
        return switch (type.qualifiedResource()) {
            case "namespaces" -> LABEL;
            case "services" -> SERVICE;
            case "roles.rbac.authorization.k8s.io",
                    "rolebindings.rbac.authorization.k8s.io",
                    "clusterroles.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" -> PATH_SEGMENT;
            default -> SUBDOMAIN;
        };
    }

    public Optional<Cause> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of(new Cause(
                    "FieldValueRequired", "Required value: name or generateName is required", "metadata.name"));
        }
        return refusal(name)
                .map(problem ->
                        new Cause("FieldValueInvalid", "Invalid value: \"" + name + "\": " + problem, "metadata.name"));
    }

    /** Says why a text that is there is no such name. */
    Optional<String> refusal(String name) {
        if (name.length() > maxLength) {
            return Optional.of("must be no more than " + maxLength + " characters");
        }
        return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(message);
    }
}
