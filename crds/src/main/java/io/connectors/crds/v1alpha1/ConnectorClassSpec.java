package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Connectors of a class have in common: the tool's protocol, credentials, checks and files. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorClassSpec(
        @ValidationRule(value = "!has(self.type) || self.type in ['', 'string']", message = Rules.STRINGS_MESSAGE)
        @JsonPropertyDescription("Describes the address that Connectors give.")
        @Nullable
        ParamSpec address,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @ValidationRule(value = Rules.STRINGS, message = Rules.STRINGS_MESSAGE)
        @JsonPropertyDescription("Further addresses of the tool. One without default must be given by the Connector.")
        @Size(max = Bounds.ENTRIES)
        List<ParamSpec> addressExtensions,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @ValidationRule(value = Rules.STRINGS, message = Rules.STRINGS_MESSAGE)
        @JsonPropertyDescription(
                "Parameters of Connectors; only type string. One without default must be given by the Connector.")
        @Size(max = Bounds.ENTRIES)
        List<ParamSpec> params,

        @JsonPropertyDescription("How Connectors authenticate to the tool.") @Nullable
        ClassAuth auth,

        @JsonPropertyDescription("Tells whether the tool can be reached.") @Nullable
        Probe livenessProbe,

        @JsonPropertyDescription("Tell whether a credential is good; one for each auth type.")
        @Size(max = Bounds.GROUPS)
        List<AuthProbe> authProbes,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription("Files that Pods can mount.")
        @Size(max = Bounds.ENTRIES)
        List<Configuration> configurations,

        @JsonPropertyDescription("API of the tool for people and programs.") @Nullable
        ClassApi api,

        @JsonPropertyDescription(
                "Proxy that adds the credential. Without it Connectors of this class have no proxy address.")
        @Nullable
        ClassProxy proxy) {

    public ConnectorClassSpec {
        addressExtensions = Absent.list(addressExtensions);
        params = Absent.list(params);
        authProbes = Absent.list(authProbes);
        configurations = Absent.list(configurations);
    }

    /** Returns a spec in which nothing is set. */
    public static ConnectorClassSpec empty() {
        return new ConnectorClassSpec(null, List.of(), List.of(), null, null, List.of(), List.of(), null, null);
    }
}
