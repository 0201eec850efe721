package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the Connector authenticates to the tool. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorAuth(
        @JsonPropertyDescription("One of the class's spec.auth.types[].name.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("Secret with the credential. May be left out when the auth type is optional.")
        @Nullable
        SecretRef secretRef,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @JsonPropertyDescription("Inputs of the class's authentication probe, such as repository.")
        @Size(max = Bounds.ENTRIES)
        List<Param> params) {

    public ConnectorAuth {
        name = Absent.text(name);
        params = Absent.list(params);
    }
}
