package io.connectors.app.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The label by which Connectors of a class are selected, such as by access policies. Always the class's name, whatever was written. */
final class ClassLabel {
    static final String KEY = "connectors.alauda.io/connectorclass";

    private static final Pattern LABEL_VALUE = Pattern.compile("[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?");

    private ClassLabel() {}

    static Verdict of(JsonNode connector) {
        String className = connector.at("/spec/connectorClassName").asText();
        JsonNode labels = connector.at("/metadata/labels");
        boolean labelled = labels.path(KEY).asText().equals(className);
        return labelled || !LABEL_VALUE.matcher(className).matches()
                ? Verdict.allowed()
                : new Verdict.Labelled(className, labels.isObject());
    }
}
