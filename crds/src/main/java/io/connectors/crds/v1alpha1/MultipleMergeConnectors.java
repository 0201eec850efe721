package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** Whether several Connectors may share one mount. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record MultipleMergeConnectors(
        @JsonPropertyDescription("True: users may add further Connectors to the mount.")
        boolean enabled,

        @JsonPropertyDescription("Help text for users.") @Size(max = Bounds.TEXT)
        String description) {

    public MultipleMergeConnectors {
        description = Absent.text(description);
    }
}
