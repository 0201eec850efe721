package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
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

/** Who may use the Connectors of a namespace: at once, or after checks. */
@Group("connectors.alauda.io")
@Version("v1alpha1")
@Kind("AccessPolicy")
@Plural("accesspolicies")
@Singular("accesspolicy")
@ShortNames("accpol")
@Categories("alauda")
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class AccessPolicy extends CustomResource<AccessPolicySpec, AccessPolicyStatus> implements Namespaced {

    @Override
    @JsonPropertyDescription("Connectors, rights, and who gets them.")
    public AccessPolicySpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What was found out about it.")
    public AccessPolicyStatus getStatus() {
        return super.getStatus();
    }

    @Override
    public void setSpec(@Nullable AccessPolicySpec spec) {
        super.setSpec(spec == null ? AccessPolicySpec.empty() : spec);
    }

    @Override
    public void setStatus(@Nullable AccessPolicyStatus status) {
        super.setStatus(status == null ? AccessPolicyStatus.empty() : status);
    }

    @Override
    protected AccessPolicySpec initSpec() {
        return AccessPolicySpec.empty();
    }

    @Override
    protected AccessPolicyStatus initStatus() {
        return AccessPolicyStatus.empty();
    }
}
