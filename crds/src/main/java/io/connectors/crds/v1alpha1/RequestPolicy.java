package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy as it was when the request was matched, and what became of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record RequestPolicy(
        @Required @JsonPropertyDescription("Name of the AccessPolicy.")
        String name,

        @Required
        @JsonPropertyDescription("The policy as it was then; later changes do not affect this request.")
        @Nullable
        AccessPolicySpec policySpec,

        @JsonPropertyDescription("Objects that were found for the checks, and their state.")
        List<MatchedCheck> matchedChecks,

        @JsonPropertyDescription("Whether the rights of this policy are granted.") @Nullable
        GrantCondition permissionSync) {

    public RequestPolicy {
        name = Absent.text(name);
        matchedChecks = Absent.list(matchedChecks);
    }
}
