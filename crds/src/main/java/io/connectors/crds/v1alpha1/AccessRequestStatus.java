package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reconciler found out about an AccessRequest. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AccessRequestStatus(
        @JsonPropertyDescription("Policies that were found for the request, as they were then.")
        List<RequestPolicy> policies,

        @JsonPropertyDescription("One entry for each aspect that was checked, and Ready.")
        List<Condition> conditions,

        @JsonPropertyDescription("metadata.generation that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Free metadata of the reconciler.")
        Map<String, String> annotations) {

    public AccessRequestStatus {
        policies = Absent.list(policies);
        conditions = Absent.list(conditions);
        annotations = Absent.map(annotations);
    }

    /** Returns the status of an object that was not looked at yet. */
    public static AccessRequestStatus empty() {
        return new AccessRequestStatus(List.of(), List.of(), null, Map.of());
    }
}
