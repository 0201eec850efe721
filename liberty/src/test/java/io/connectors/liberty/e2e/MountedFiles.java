package io.connectors.liberty.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.app.mount.Mount;
import io.connectors.app.mount.MountInputs;
import io.connectors.app.mount.MountRenderer;
import io.connectors.app.mount.MountRequest;
import io.connectors.app.mount.MountedConnector;
import io.connectors.app.mount.VolumeAttributes;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files that a Pod mounts, rendered by the control server's own code from the objects as they are. Only the proxy's addresses
 * differ from those in the objects, which are for Pods of a cluster.
 */
final class MountedFiles {
    private static final MountRenderer RENDERER = new MountRenderer();

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;

    MountedFiles(RunningProduct product, Tenant tenant, String token) {
        this.product = product;
        this.tenant = tenant;
        this.token = token;
    }

    /** Renders for clients that find a Connector by its path below the proxy's address. */
    Map<String, String> byPath(String connector, String configurations) {
        return render("http://127.0.0.1:" + product.proxyPort() + tenant.path(connector), connector, configurations);
    }

    /** Renders for clients that resolve the Connector's host name to this machine. */
    Map<String, String> byHostName(String connector, String configurations) {
        return render("http://" + tenant.hostName(connector) + ":" + product.proxyPort(), connector, configurations);
    }

    private Map<String, String> render(String proxyAddress, String connector, String configurations) {
        MountRequest request = VolumeAttributes.read(
                Map.of("connectors", connector, "configuration.names", configurations), tenant.namespace());
        var inputs = new MountInputs(
                request,
                request.connectors().stream()
                        .map(ref -> mounted(ref, proxyAddress))
                        .toList(),
                new ClientToken(token),
                product.interceptionAuthority());
        return switch (RENDERER.render(inputs)) {
            case Mount.Files files -> texts(files);
            case Mount.Refused(var reason, var message) -> throw new AssertionError(reason + ": " + message);
        };
    }

    private MountedConnector mounted(ResourceRef ref, String proxyAddress) {
        Connector connector = product.admin()
                .resources(Connector.class)
                .inNamespace(ref.namespace())
                .withName(ref.name())
                .require();
        ConnectorClass connectorClass = product.admin()
                .resources(ConnectorClass.class)
                .withName(connector.getSpec().connectorClassName())
                .require();
        return new MountedConnector(
                behind(proxyAddress, connector), behind("http://127.0.0.1:" + product.forwardPort(), connectorClass));
    }

    /** Replaces the address that the object's status publishes; fails when it publishes none. */
    private static <T extends HasMetadata> T behind(String proxyAddress, T object) {
        ObjectNode json = Serialization.unmarshal(Serialization.asJson(object), ObjectNode.class);
        ((ObjectNode) json.required("status").required("proxy").required("httpAddress")).put("url", proxyAddress);
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) object.getClass();
        return Serialization.unmarshal(json.toString(), type);
    }

    private static Map<String, String> texts(Mount.Files files) {
        assertNoWarnings(files.warnings());
        return files.files().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().text()));
    }

    private static void assertNoWarnings(List<String> warnings) {
        if (!warnings.isEmpty()) {
            throw new AssertionError(warnings);
        }
    }
}
