package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Finds the objects whose state decides a check. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AccessCheckSpec(
        @Required @JsonPropertyDescription("Objects to look at, in the namespace of the Pod.") @Nullable
        CheckSelector selector,

        @JsonPropertyDescription(
                "Rule (package approval) that gives status.state as approved, rejected, pending or passed. Absent: the object's status.state or its condition decides.")
        @Nullable
        RegoRule state) {}
