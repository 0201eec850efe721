package io.connectors.app.probe;

import io.connectors.crds.credential.SecretFields;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.Param;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the templates of a probe see, under the names that Go gives the fields. */
final class ProbeData {
    private ProbeData() {}

    /** Returns data without the credential: its {@code .Secret} is nil. */
    static Map<String, @Nullable Object> publicData(Connector connector) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("Connector", connector(connector));
        data.put("Secret", null);
        return data;
    }

    /** Returns data with all values of the Secret, for headers. */
    static Map<String, @Nullable Object> withSecret(Connector connector, SecretFields secret) {
        Map<String, @Nullable Object> data = publicData(connector);
        if (!secret.isEmpty()) {
            data.put("Secret", Map.of("Type", secret.type(), "StringData", secret.values()));
        }
        return data;
    }

    private static Map<String, Object> connector(Connector connector) {
        ConnectorSpec spec = connector.getSpec();
        return Map.of(
                "Name", connector.getMetadata().getName(),
                "Namespace", connector.getMetadata().getNamespace(),
                "Spec",
                        Map.of(
                                "ConnectorClassName", spec.connectorClassName(),
                                "Address", spec.address(),
                                "AddressExtensions", params(spec.addressExtensions()),
                                "Params", params(spec.params()),
                                "Auth", auth(spec)));
    }

    private static Map<String, Object> auth(ConnectorSpec spec) {
        return spec.auth() == null
                ? Map.of("Name", "", "Params", List.of())
                : Map.of(
                        "Name", spec.auth().name(), "Params", params(spec.auth().params()));
    }

    private static List<Map<String, Object>> params(List<Param> params) {
        return params.stream()
                .map(param -> Map.<String, Object>of(
                        "Name", param.name(), "Value", Map.of("Type", "string", "StringVal", param.stringValue())))
                .toList();
    }
}
