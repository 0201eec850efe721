package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user wants: a tool, its address and how to authenticate to it. */
@ValidationRule(
        value =
                "!has(self.address) || !has(self.addressExtensions) || self.addressExtensions.all(one, one.value != self.address)",
        message = "An address extension is the same as spec.address. Remove it, or give the other address.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorSpec(
        @JsonPropertyDescription(
                "Name of the ConnectorClass. While it does not exist, condition ConnectorClassReady is False.")
        @Size(max = Bounds.NAME)
        String connectorClassName,

        @ValidationRule(value = Rules.ADDRESS_OR_EMPTY, message = Rules.ADDRESS_MESSAGE)
        @JsonPropertyDescription(
                "Base URL of the tool: http(s)://host[:port][/prefix], without user info, query or fragment.")
        @Size(max = Bounds.URL)
        String address,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription("Values of further addresses that the class declares; each an http or https URL.")
        @Size(max = Bounds.ENTRIES)
        List<Param> addressExtensions,

        @JsonPropertyDescription("How to authenticate to the tool.") @Nullable
        ConnectorAuth auth,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription(
                "Values of parameters that the class declares; kubectl get connectorclass NAME -o yaml shows which.")
        @Size(max = Bounds.ENTRIES)
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
