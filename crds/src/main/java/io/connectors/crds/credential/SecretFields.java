package io.connectors.crds.credential;

import java.util.Map;

/**
 * What templates see of a Secret. No value appears in {@code toString}.
 *
 * @param type type of the Secret, such as {@code kubernetes.io/basic-auth}
 * @param values decoded, by key
 */
public record SecretFields(String type, Map<String, String> values) {
    /** There is no Secret. */
    public static final SecretFields NONE = new SecretFields("", Map.of());

    public SecretFields {
        values = Map.copyOf(values);
    }

    /** Tells whether there is anything to keep. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return "SecretFields[hidden]";
    }
}
