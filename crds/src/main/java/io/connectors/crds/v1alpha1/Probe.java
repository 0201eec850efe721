package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A check of the tool: over HTTP, or through the class's API service. */
@ValidationRule(value = "!has(self.http) || !has(self.api)", message = "Has both http and api. Remove one of the two.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Probe(
        @JsonPropertyDescription("Asks the tool itself.") @Nullable
        HttpProbe http,

        @JsonPropertyDescription("Asks the class's API service.") @Nullable
        ApiProbe api) {}
