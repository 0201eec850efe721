package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declaration of a parameter: by a class for its Connectors, Secrets, probes and files. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ParamSpec(
        @Required @JsonPropertyDescription("Identifier of the parameter.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("string (the default), array or object. Classes accept only string.")
        String type,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @PreserveUnknownFields
        @JsonProperty("default")
        @JsonPropertyDescription("Value used when none is given. Without a default the parameter is required.")
        @Nullable
        JsonNode defaultValue,

        @JsonPropertyDescription("Help text for whoever fills the parameter in.") @Size(max = Bounds.TEXT)
        String description,

        @JsonProperty("enum")
        @JsonPropertyDescription("Allowed values. Empty: every value is allowed.")
        @Size(max = Bounds.ENTRIES)
        List<@Size(max = Bounds.TEXT) String> allowedValues,

        @JsonPropertyDescription("Keys of an object parameter and their types.") @Size(max = Bounds.ENTRIES)
        Map<String, ParamProperty> properties,

        @JsonPropertyDescription("Free metadata for user interfaces.") @Size(max = Bounds.ENTRIES)
        Map<String, String> annotations) {

    public ParamSpec {
        name = Absent.text(name);
        type = Absent.text(type);
        description = Absent.text(description);
        allowedValues = Absent.list(allowedValues);
        properties = Absent.map(properties);
        annotations = Absent.map(annotations);
    }
}
