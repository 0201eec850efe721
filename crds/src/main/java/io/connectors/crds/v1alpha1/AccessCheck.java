package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One check that must pass before a Pod gets its rights. */
@ValidationRule(
        value =
                "(has(self.ref) && has(self.ref.configMap) && has(self.ref.configMap.name) && self.ref.configMap.name != '') != has(self.spec)",
        message = "Give either ref.configMap.name or spec.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AccessCheck(
        @Required @JsonPropertyDescription("Name of the check, shown to whoever waits for it.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("Check that the administrator provides. Give either ref.configMap.name or spec.")
        @Nullable
        TemplateRef ref,

        @JsonPropertyDescription("Check that is written down here. Give either ref.configMap.name or spec.") @Nullable
        AccessCheckSpec spec) {

    public AccessCheck {
        name = Absent.text(name);
    }
}
