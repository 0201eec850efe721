package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What the asked rights are for. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record RequestContext(
        @ValidationRule(value = "has(self.kind) && self.kind == 'Pod'", message = "Only kind Pod is supported.")
        @ValidationRule(
                value = "has(self.name) && self.name != '' && has(self.namespace) && self.namespace != ''",
                message = "name and namespace of the Pod are needed.")
        @Required
        @JsonPropertyDescription("Pod that will use the Connector. Only kind Pod; name and namespace are needed.")
        @Nullable
        ObjectRef objectRef) {}
