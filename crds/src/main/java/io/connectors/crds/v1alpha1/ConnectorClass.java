package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** What Connectors to one kind of tool have in common. Belongs to the cluster. */
@Group("connectors.alauda.io")
@Version("v1alpha1")
@Kind("ConnectorClass")
@Plural("connectorclasses")
@Singular("connectorclass")
@ShortNames("connclass")
@Categories("alauda")
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
@JsonIgnoreProperties(ignoreUnknown = true)
public final class ConnectorClass extends CustomResource<ConnectorClassSpec, ConnectorClassStatus> {

    @Override
    @JsonPropertyDescription("How the tool is reached, checked and authenticated to.")
    public ConnectorClassSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What was found out about it.")
    public ConnectorClassStatus getStatus() {
        return super.getStatus();
    }

    @Override
    public void setSpec(@Nullable ConnectorClassSpec spec) {
        super.setSpec(spec == null ? ConnectorClassSpec.empty() : spec);
    }

    @Override
    public void setStatus(@Nullable ConnectorClassStatus status) {
        super.setStatus(status == null ? ConnectorClassStatus.empty() : status);
    }

    @Override
    protected ConnectorClassSpec initSpec() {
        return ConnectorClassSpec.empty();
    }

    @Override
    protected ConnectorClassStatus initStatus() {
        return ConnectorClassStatus.empty();
    }
}
