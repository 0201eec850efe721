package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Whether rights are granted, in the shape of Kubernetes' own conditions. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record GrantCondition(
        @Required @JsonPropertyDescription("Aspect that the condition is about.")
        String type,

        @Required @JsonPropertyDescription("True, False or Unknown.")
        String status,

        @JsonPropertyDescription("metadata.generation that the condition is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("When the status last changed (RFC 3339).")
        String lastTransitionTime,

        @JsonPropertyDescription("One CamelCase word that programs can compare.")
        String reason,

        @JsonPropertyDescription("What happened, to what, and what to do next.")
        String message) {

    public GrantCondition {
        type = Absent.text(type);
        status = Absent.text(status);
        lastTransitionTime = Absent.text(lastTransitionTime);
        reason = Absent.text(reason);
        message = Absent.text(message);
    }
}
