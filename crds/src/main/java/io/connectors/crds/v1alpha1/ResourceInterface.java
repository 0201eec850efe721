package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** What a pipeline form asks for to use a tool, and what it makes of the answers. Belongs to the cluster. */
@Group("connectors.alauda.io")
@Version("v1alpha1")
@Kind("ResourceInterface")
@Plural("resourceinterfaces")
@Singular("resourceinterface")
@ShortNames("resif")
@Categories("alauda")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class ResourceInterface extends CustomResource<ResourceInterfaceSpec, Void> {

    @Override
    @JsonPropertyDescription("Inputs, outputs and workspaces of the form.")
    public ResourceInterfaceSpec getSpec() {
        return super.getSpec();
    }

    @Override
    public void setSpec(@Nullable ResourceInterfaceSpec spec) {
        super.setSpec(spec == null ? ResourceInterfaceSpec.empty() : spec);
    }

    @Override
    protected ResourceInterfaceSpec initSpec() {
        return ResourceInterfaceSpec.empty();
    }
}
