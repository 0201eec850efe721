package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** One condition on the labels of an object. */
@ValidationRule(
        value =
                "self.operator in ['In', 'NotIn'] ? has(self.values) && self.values.size() > 0 : !has(self.values) || self.values.size() == 0",
        message = "Operators In and NotIn need values; Exists and DoesNotExist take none.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record LabelRequirement(
        @Required @JsonPropertyDescription("Label key that the condition is about.") @Size(max = Bounds.LABEL_KEY)
        String key,

        @Required @JsonPropertyDescription("In, NotIn, Exists or DoesNotExist.")
        String operator,

        @JsonPropertyDescription("Values for In and NotIn; empty for the other operators.") @Size(max = Bounds.ENTRIES)
        List<@Size(max = Bounds.NAME) String> values) {

    public LabelRequirement {
        key = Absent.text(key);
        operator = Absent.text(operator);
        values = Absent.list(values);
    }
}
