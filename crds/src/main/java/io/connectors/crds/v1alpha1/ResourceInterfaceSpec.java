package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pipeline form asks for, and what it makes of the answers. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ResourceInterfaceSpec(
        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription("Inputs of the form.")
        @Size(max = Bounds.ENTRIES)
        List<ParamSpec> params,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription("Outputs that are computed from the inputs and the Connector.")
        @Size(max = Bounds.ENTRIES)
        List<InterfaceAttribute> attributes,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription("Tekton workspaces that the pipeline gets.")
        @Size(max = Bounds.ENTRIES)
        List<InterfaceWorkspace> workspaces,

        @JsonPropertyDescription("How files of several Connectors are mounted.") @Nullable
        InterfaceConfigurations configurations) {

    public ResourceInterfaceSpec {
        params = Absent.list(params);
        attributes = Absent.list(attributes);
        workspaces = Absent.list(workspaces);
    }

    /** Returns a spec in which nothing is set. */
    public static ResourceInterfaceSpec empty() {
        return new ResourceInterfaceSpec(List.of(), List.of(), List.of(), null);
    }
}
