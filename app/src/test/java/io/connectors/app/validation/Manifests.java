package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** Objects from what a test wants to say about them. */
final class Manifests {
    private Manifests() {}

    static Connector connector(String spec) {
        return connector("forge", spec);
    }

    static Connector connector(String name, String spec) {
        return Serialization.unmarshal(
                "metadata: {name: " + name + ", namespace: blue}\nspec:\n" + spec.indent(2), Connector.class);
    }

    static ConnectorClass connectorClass(String spec) {
        return Serialization.unmarshal("metadata: {name: git}\nspec:\n" + spec.indent(2), ConnectorClass.class);
    }

    static List<String> errors(List<Violation> found) {
        return found.stream().filter(Violation::isError).map(Violation::line).toList();
    }

    static List<String> warnings(List<Violation> found) {
        return found.stream().filter(v -> !v.isError()).map(Violation::line).toList();
    }
}
