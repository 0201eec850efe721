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

/** The check of a credential of one auth type. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AuthProbe(
        @Required @JsonPropertyDescription("Name of the auth type that this probe checks.") @Size(max = Bounds.NAME)
        String authName,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @ValidationRule(value = Rules.STRINGS, message = Rules.STRINGS_MESSAGE)
        @JsonPropertyDescription(
                "Inputs of the probe; Connectors give them in spec.auth.params, also when no Secret is set.")
        @Size(max = Bounds.GROUPS)
        List<ParamSpec> params,

        @JsonPropertyDescription("Request that tells a good credential from a bad one.") @Nullable
        Probe probe) {

    public AuthProbe {
        authName = Absent.text(authName);
        params = Absent.list(params);
    }
}
