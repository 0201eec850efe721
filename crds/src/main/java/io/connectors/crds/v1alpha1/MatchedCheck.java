package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** An object that was found for a check. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record MatchedCheck(
        @Required @JsonPropertyDescription("Name of the check.")
        String name,

        @Required @JsonPropertyDescription("Object that decides it.") @Nullable
        ObjectRef ref,

        @Required
        @JsonPropertyDescription("State of the object: True passed, False rejected, Unknown pending.")
        @Nullable
        Condition condition) {

    public MatchedCheck {
        name = Absent.text(name);
    }
}
