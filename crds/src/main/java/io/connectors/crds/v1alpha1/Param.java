package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One named value that a Connector gives to its class. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Param(
        @Required
        @JsonPropertyDescription("Name of the parameter or address extension, as the class declares it.")
        @Size(max = Bounds.NAME)
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Required
        @PreserveUnknownFields
        @JsonPropertyDescription("Value of the parameter. Classes declare parameters of type string, so give a string.")
        JsonNode value) {

    public Param {
        name = Absent.text(name);
        value = Absent.json(value);
    }

    /** Returns the value when it is a string, else an empty string: only strings are supported. */
    public String stringValue() {
        return value.isTextual() ? value.textValue() : "";
    }
}
