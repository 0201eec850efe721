package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** One tool instance that workloads of a namespace reach through the proxy, without its credential. */
@Group("connectors.alauda.io")
@Version("v1alpha1")
@Kind("Connector")
@Plural("connectors")
@Singular("connector")
@ShortNames("conn")
@Categories("alauda")
@AdditionalPrinterColumn(
        name = "Class",
        jsonPath = ".spec.connectorClassName",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Address", jsonPath = ".spec.address", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "self.metadata.name.size() <= 61",
        message =
                "metadata.name must have at most 61 characters: Service \"c-<name>\" is made for it. Choose a shorter name.")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class Connector extends CustomResource<ConnectorSpec, ConnectorStatus> implements Namespaced {

    @Override
    @JsonPropertyDescription("The tool, its address and how to authenticate to it.")
    public ConnectorSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What was found out about it.")
    public ConnectorStatus getStatus() {
        return super.getStatus();
    }

    @Override
    public void setSpec(@Nullable ConnectorSpec spec) {
        super.setSpec(spec == null ? ConnectorSpec.empty() : spec);
    }

    @Override
    public void setStatus(@Nullable ConnectorStatus status) {
        super.setStatus(status == null ? ConnectorStatus.empty() : status);
    }

    @Override
    protected ConnectorSpec initSpec() {
        return ConnectorSpec.empty();
    }

    @Override
    protected ConnectorStatus initStatus() {
        return ConnectorStatus.empty();
    }
}
