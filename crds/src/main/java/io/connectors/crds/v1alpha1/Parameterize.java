package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** How a pipeline makes a parameter of an attribute. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Parameterize(
        @JsonPropertyDescription("Default name of the pipeline parameter.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("True: the attribute cannot become a pipeline parameter.")
        boolean disable) {

    public Parameterize {
        name = Absent.text(name);
    }
}
