package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reconciler found out about an AccessPolicy. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AccessPolicyStatus(
        @JsonPropertyDescription("Connectors that the policy is about now.")
        List<MatchedConnector> matchedConnectors,

        @JsonPropertyDescription("One entry for each aspect that was checked, and Ready.")
        List<Condition> conditions,

        @JsonPropertyDescription("metadata.generation that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Free metadata of the reconciler.")
        Map<String, String> annotations) {

    public AccessPolicyStatus {
        matchedConnectors = Absent.list(matchedConnectors);
        conditions = Absent.list(conditions);
        annotations = Absent.map(annotations);
    }

    /** Returns the status of an object that was not looked at yet. */
    public static AccessPolicyStatus empty() {
        return new AccessPolicyStatus(List.of(), List.of(), null, Map.of());
    }
}
