package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Rights that are granted at once. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record DefaultPermission(
        @ValidationRule(
                value =
                        "has(self.ref) && has(self.ref.configMap) && has(self.ref.configMap.name) && self.ref.configMap.name != ''",
                message =
                        "ref.configMap.name is missing: it names the rights to grant, such as connectors-use-connectors-proxy.")
        @Required
        @JsonPropertyDescription("Rights to grant on the selected Connectors.")
        @Nullable
        RoleTemplate roleTemplate,

        @Required @JsonPropertyDescription("Who gets them.") @Nullable
        BindingTemplate bindingTemplate) {}
