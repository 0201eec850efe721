package io.connectors.crds.connectorclasses;

import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.ProbeHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The probes of a class, rendered for one Connector. */
record ProbeTemplates(BuiltInClass builtIn, String address, Map<String, String> authParams) {

    String livenessPath() {
        var probe = Objects.requireNonNull(builtIn.spec().livenessProbe());
        return path(Objects.requireNonNull(probe.http()));
    }

    String authPath() {
        return path(authProbe());
    }

    /** Returns the names of the headers and what they hold; empty ones are not sent. */
    Map<String, String> authHeaders(@Nullable Map<String, String> secret) {
        Map<String, String> headers = new HashMap<>();
        for (ProbeHeader header : authProbe().httpHeaders()) {
            String value = Templates.parse(header.name(), header.value()).render(data(secret));
            if (!value.isEmpty()) {
                headers.put(header.name(), value);
            }
        }
        return headers;
    }

    HttpProbe authProbe() {
        var probe =
                Objects.requireNonNull(builtIn.spec().authProbes().getFirst().probe());
        return Objects.requireNonNull(probe.http());
    }

    /** A path is part of a URL, which ends up in logs, so it is rendered without the Secret. */
    private String path(HttpProbe probe) {
        return Templates.parse("path", probe.path()).render(data(null));
    }

    private Map<String, @Nullable Object> data(@Nullable Map<String, String> secret) {
        List<Map<String, Object>> params = authParams.entrySet().stream()
                .map(param -> Map.<String, Object>of(
                        "Name", param.getKey(), "Value", Map.of("Type", "string", "StringVal", param.getValue())))
                .toList();
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("Connector", Map.of("Spec", Map.of("Address", address, "Auth", Map.of("Params", params))));
        data.put("Secret", secret == null ? null : Map.of("StringData", secret));
        return data;
    }
}
