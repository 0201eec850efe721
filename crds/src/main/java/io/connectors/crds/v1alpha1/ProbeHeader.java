package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One header of a probe request. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ProbeHeader(
        @Required @JsonPropertyDescription("Name of the header.") @Size(max = Bounds.NAME)
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Required
        @JsonPropertyDescription("Value of the header; a template over .Connector and .Secret.")
        @Size(max = Bounds.TEXT)
        String value) {

    public ProbeHeader {
        name = Absent.text(name);
        value = Absent.text(value);
    }
}
