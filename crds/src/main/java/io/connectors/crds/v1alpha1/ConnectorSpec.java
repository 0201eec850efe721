package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user wants: a tool, its address and how to authenticate to it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorSpec(
        @JsonPropertyDescription(
                "Name of the ConnectorClass. While it does not exist, condition ConnectorClassReady is False.")
        String connectorClassName,

        @JsonPropertyDescription(
                "Base URL of the tool: http(s)://host[:port][/prefix], without user info, query or fragment.")
        String address,

        @JsonPropertyDescription("Values of further addresses that the class declares; each an http or https URL.")
        List<Param> addressExtensions,

        @JsonPropertyDescription("How to authenticate to the tool.") @Nullable
        ConnectorAuth auth,

        @JsonPropertyDescription("Values of parameters that the class declares.")
        List<Param> params,

        @JsonPropertyDescription("Certificate authorities to trust for this tool, in addition to the system's.")
        @Nullable
        CaCertSecretRef caCertSecretRef) {

    public ConnectorSpec {
        connectorClassName = Absent.text(connectorClassName);
        address = Absent.text(address);
        addressExtensions = Absent.list(addressExtensions);
        params = Absent.list(params);
    }

    /** Returns a spec in which nothing is set. */
    public static ConnectorSpec empty() {
        return new ConnectorSpec("", "", List.of(), null, List.of(), null);
    }
}
