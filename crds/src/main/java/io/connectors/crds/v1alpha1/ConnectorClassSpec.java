package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Connectors of a class have in common: the tool's protocol, credentials, checks and files. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorClassSpec(
        @JsonPropertyDescription("Describes the address that Connectors give.") @Nullable
        ParamSpec address,

        @JsonPropertyDescription("Further addresses of the tool. One without default must be given by the Connector.")
        List<ParamSpec> addressExtensions,

        @JsonPropertyDescription(
                "Parameters of Connectors; only type string. One without default must be given by the Connector.")
        List<ParamSpec> params,

        @JsonPropertyDescription("How Connectors authenticate to the tool.") @Nullable
        ClassAuth auth,

        @JsonPropertyDescription("Tells whether the tool can be reached.") @Nullable
        Probe livenessProbe,

        @JsonPropertyDescription("Tell whether a credential is good; one for each auth type.")
        List<AuthProbe> authProbes,

        @JsonPropertyDescription("Files that Pods can mount.")
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
