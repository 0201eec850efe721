package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** Decides what a probe's answer means. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ProbeResponse(
        @JsonPropertyDescription(
                "CEL expression that must be true, over response.statusCode, response.headers, response.bodyString and response.body (the parsed JSON). Without it every 2xx answer is a success.")
        @Size(max = Bounds.TEXT)
        String cel) {

    public ProbeResponse {
        cel = Absent.text(cel);
    }
}
