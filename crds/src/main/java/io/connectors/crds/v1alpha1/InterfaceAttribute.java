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

/** One output of a form. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record InterfaceAttribute(
        @Required @JsonPropertyDescription("Identifier of the attribute.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("string (the default), array or object.")
        String type,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @PreserveUnknownFields
        @JsonProperty("default")
        @JsonPropertyDescription("Value used when the expression gives none.")
        @Nullable
        JsonNode defaultValue,

        @JsonPropertyDescription("Help text for users.") @Size(max = Bounds.TEXT)
        String description,

        @JsonProperty("enum")
        @JsonPropertyDescription("Allowed values. Empty: every value is allowed.")
        @Size(max = Bounds.ENTRIES)
        List<@Size(max = Bounds.TEXT) String> allowedValues,

        @JsonPropertyDescription("Keys of an object attribute and their types.") @Size(max = Bounds.ENTRIES)
        Map<String, ParamProperty> properties,

        @JsonPropertyDescription("Free metadata for user interfaces.") @Size(max = Bounds.ENTRIES)
        Map<String, String> annotations,

        @JsonPropertyDescription("Expression in braces over connector and params, such as {connector.spec.address}.")
        @Size(max = Bounds.TEXT)
        String expression,

        @JsonPropertyDescription("How a pipeline makes a parameter of the attribute.") @Nullable
        Parameterize parameterize,

        @JsonPropertyDescription("What the expression reads: connector, or params.<name>.") @Size(max = Bounds.ENTRIES)
        List<@Size(max = Bounds.NAME) String> dependsOn) {

    public InterfaceAttribute {
        name = Absent.text(name);
        type = Absent.text(type);
        description = Absent.text(description);
        allowedValues = Absent.list(allowedValues);
        properties = Absent.map(properties);
        annotations = Absent.map(annotations);
        expression = Absent.text(expression);
        dependsOn = Absent.list(dependsOn);
    }
}
