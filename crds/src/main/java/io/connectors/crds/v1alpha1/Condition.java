package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;

/** What is known about one aspect of an object, in the shape of Knative's conditions. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Condition(
        @Required @JsonPropertyDescription("Aspect that the condition is about, such as SecretReady.")
        String type,

        @Required @JsonPropertyDescription("True, False or Unknown.")
        String status,

        @JsonPropertyDescription("One CamelCase word that programs can compare.")
        String reason,

        @JsonPropertyDescription("What happened, to what, and what to do next.")
        String message,

        @JsonPropertyDescription("Empty: the condition counts towards Ready. Info: it does not.")
        String severity,

        @JsonPropertyDescription("When the status last changed (RFC 3339).")
        String lastTransitionTime) {

    public Condition {
        type = Absent.text(type);
        status = Absent.text(status);
        reason = Absent.text(reason);
        message = Absent.text(message);
        severity = Absent.text(severity);
        lastTransitionTime = Absent.text(lastTransitionTime);
    }
}
