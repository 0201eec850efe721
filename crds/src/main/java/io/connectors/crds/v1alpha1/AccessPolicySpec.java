package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/** Who may use which Connectors: at once, or after checks. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AccessPolicySpec(
        @JsonPropertyDescription("Connectors of the policy's namespace that it is about. Absent or empty: all of them.")
        @Nullable
        Selector connector,

        @JsonPropertyDescription("Rights that are granted at once.") @Nullable
        DefaultPermission defaultPermission,

        @JsonPropertyDescription("Rights that are granted to one Pod after checks, such as an approval.") @Nullable
        CheckGrantedPermission checkGrantedPermission) {
    /** Returns a spec in which nothing is set. */
    public static AccessPolicySpec empty() {
        return new AccessPolicySpec(null, null, null);
    }
}
