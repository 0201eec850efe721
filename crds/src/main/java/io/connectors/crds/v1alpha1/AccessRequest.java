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

/** The wish of one workload to use one Connector, decided by the policies of the Connector's namespace. */
@Group("connectors.alauda.io")
@Version("v1alpha1")
@Kind("AccessRequest")
@Plural("accessrequests")
@Singular("accessrequest")
@ShortNames("accreq")
@Categories("alauda")
@AdditionalPrinterColumn(
        name = "Connector",
        jsonPath = ".spec.connectorRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Subject", jsonPath = ".spec.subject.name", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "ContextValid",
        jsonPath = ".status.conditions[?(@.type==\"ContextObjectValid\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Permission",
        jsonPath = ".status.conditions[?(@.type==\"AccessPermissionSync\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "has(self.spec) == has(oldSelf.spec) && (!has(self.spec) || self.spec == oldSelf.spec)",
        message = "spec cannot be changed. Make a new AccessRequest.")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class AccessRequest extends CustomResource<AccessRequestSpec, AccessRequestStatus> implements Namespaced {

    @Override
    @JsonPropertyDescription("Who asks, for which Connector and which Pod. Cannot be changed.")
    public AccessRequestSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What was found out about it.")
    public AccessRequestStatus getStatus() {
        return super.getStatus();
    }

    @Override
    public void setSpec(@Nullable AccessRequestSpec spec) {
        super.setSpec(spec == null ? AccessRequestSpec.empty() : spec);
    }

    @Override
    public void setStatus(@Nullable AccessRequestStatus status) {
        super.setStatus(status == null ? AccessRequestStatus.empty() : status);
    }

    @Override
    protected AccessRequestSpec initSpec() {
        return AccessRequestSpec.empty();
    }

    @Override
    protected AccessRequestStatus initStatus() {
        return AccessRequestStatus.empty();
    }
}
