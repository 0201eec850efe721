package io.connectors.app.mount;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.Param;
import io.connectors.crds.v1alpha1.ParamSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of one class see.
 *
 * <p>{@code .connector} is the first of the class's Connectors in the Pod's order, {@code .connectors} are all of them. Of a Connector
 * they see metadata (name, namespace, labels, annotations), its spec under JSON field names, where the class's defaults stand for
 * parameters and address extensions that it leaves out, and {@code .status.proxyAddress}, empty without a proxy. No Secret is near.
 */
final class TemplateContext {
    private final List<Map<String, @Nullable Object>> connectors;
    private final String proxyAddress;
    private final Map<String, Object> context;

    TemplateContext(MountedClass mounted, ClientToken token, String caCert) {
        this.connectors = mounted.connectors().stream()
                .map(member -> connector(member, mounted.definition().getSpec()))
                .toList();
        this.proxyAddress = mounted.proxy().map(ProxyUrl::text).orElse("");
        this.context = Map.of("token", token.value(), "proxy", Map.of("caCert", caCert));
    }

    Map<String, @Nullable Object> with(Map<String, String> params) {
        return Map.of(
                "connector", connectors.getFirst(),
                "connectors", connectors,
                "connectorclass", Map.of("proxyAddress", proxyAddress),
                "context", context,
                "configurations", params);
    }

    private static Map<String, @Nullable Object> connector(MountedClass.Member member, ConnectorClassSpec declared) {
        Connector connector = member.connector();
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("metadata", metadata(connector.getMetadata()));
        data.put("spec", PlainJson.of(withDefaults(connector.getSpec(), declared)));
        data.put(
                "status",
                Map.of("proxyAddress", member.proxyAddress().map(ProxyUrl::text).orElse("")));
        return data;
    }

    private static Map<String, Object> metadata(ObjectMeta metadata) {
        return Map.of(
                "name", metadata.getName(),
                "namespace", metadata.getNamespace(),
                "labels", Optional.ofNullable(metadata.getLabels()).orElse(Map.of()),
                "annotations", Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of()));
    }

    private static ConnectorSpec withDefaults(ConnectorSpec spec, ConnectorClassSpec declared) {
        return new ConnectorSpec(
                spec.connectorClassName(),
                spec.address(),
                withDefaults(spec.addressExtensions(), declared.addressExtensions()),
                spec.auth(),
                withDefaults(spec.params(), declared.params()),
                spec.caCertSecretRef());
    }

    private static List<Param> withDefaults(List<Param> given, List<ParamSpec> declared) {
        Set<String> names = given.stream().map(Param::name).collect(Collectors.toSet());
        List<Param> all = new ArrayList<>(given);
        for (ParamSpec param : declared) {
            if (param.defaultValue() != null && !names.contains(param.name())) {
                all.add(new Param(param.name(), param.defaultValue()));
            }
        }
        return all;
    }
}
