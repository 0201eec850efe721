package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** Names a ConfigMap of the system namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConfigMapRef(
        @JsonPropertyDescription(
                "Name of a ConfigMap in the system namespace, such as connectors-use-connectors-proxy.")
        @Size(max = Bounds.NAME)
        String name) {

    public ConfigMapRef {
        name = Absent.text(name);
    }
}
