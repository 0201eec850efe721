package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the objects whose state decides a check. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record CheckSelector(
        @ValidationRule(
                value = "has(self.apiVersion) && self.apiVersion != '' && has(self.kind) && self.kind != ''",
                message = "apiVersion and kind are needed: they say which objects decide the check.")
        @Required
        @JsonPropertyDescription("Kind of the objects; apiVersion and kind are needed.")
        @Nullable
        ObjectRef objectRef,

        @JsonPropertyDescription(
                "Labels that the objects must have. Values may hold JSONPath over the Pod, such as {.object.metadata.name}.")
        @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.TEXT) String> matchLabels,

        @JsonPropertyDescription("Conditions on labels that the objects must meet.") @Size(max = Bounds.ENTRIES)
        List<LabelRequirement> matchExpressions) {

    public CheckSelector {
        matchLabels = Absent.map(matchLabels);
        matchExpressions = Absent.list(matchExpressions);
    }
}
