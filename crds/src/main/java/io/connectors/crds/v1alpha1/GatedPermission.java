package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that must pass, and the rights that a Pod then gets. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record GatedPermission(
        @Required
        @JsonPropertyDescription("Checks that must all pass. At least one.")
        @Size(min = 1, max = Bounds.GROUPS)
        List<AccessCheck> checks,

        @ValidationRule(
                value =
                        "has(self.ref) && has(self.ref.configMap) && has(self.ref.configMap.name) && self.ref.configMap.name != ''",
                message =
                        "ref.configMap.name is missing: it names the rights to grant, such as connectors-use-connectors-proxy.")
        @Required
        @JsonPropertyDescription("Rights to grant. Rules may name the Pod: {.object.metadata.name}.")
        @Nullable
        RoleTemplate roleTemplate) {

    public GatedPermission {
        checks = Absent.list(checks);
    }
}
