package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** A rule in the Rego language. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record RegoRule(
        @JsonPropertyDescription("Text of a module in Rego, the language of Open Policy Agent, in its version 1 or 0.")
        @Size(max = Bounds.FILE)
        String rego) {

    public RegoRule {
        rego = Absent.text(rego);
    }
}
