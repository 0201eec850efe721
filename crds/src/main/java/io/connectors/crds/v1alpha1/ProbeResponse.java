package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** Decides what a probe's answer means. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ProbeResponse(
        @JsonPropertyDescription(
                "CEL expression over response that must be true. Without it every 2xx answer is a success.")
        String cel) {

    public ProbeResponse {
        cel = Absent.text(cel);
    }
}
