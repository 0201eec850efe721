package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** Chooses objects by name or by label, not by both. An empty one chooses all. */
@ValidationRule(
        value =
                "!has(self.names) || self.names.size() == 0 || (!has(self.matchLabels) || self.matchLabels.size() == 0) && (!has(self.matchExpressions) || self.matchExpressions.size() == 0)",
        message = "names and labels exclude each other. Remove names, or remove matchLabels and matchExpressions.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Selector(
        @JsonPropertyDescription("Names of the objects. Excludes matchLabels and matchExpressions.")
        @Size(max = Bounds.ENTRIES)
        List<@Size(max = Bounds.NAME) String> names,

        @JsonPropertyDescription("Labels that the objects must have, all of them.") @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.NAME) String> matchLabels,

        @JsonPropertyDescription("Conditions on labels that the objects must meet, all of them.")
        @Size(max = Bounds.ENTRIES)
        List<LabelRequirement> matchExpressions) {

    public Selector {
        names = Absent.list(names);
        matchLabels = Absent.map(matchLabels);
        matchExpressions = Absent.list(matchExpressions);
    }
}
