package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** Names the Secret with additional certificate authorities. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record CaCertSecretRef(
        @JsonPropertyDescription(
                "Name of a Secret in the Connector's namespace; keys that end in .crt or .pem, and PEM values, are trusted.")
        @Size(max = Bounds.NAME)
        String name) {

    public CaCertSecretRef {
        name = Absent.text(name);
    }
}
