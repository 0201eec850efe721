package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** A request that the class's API service must answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ApiProbe(
        @JsonPropertyDescription(
                "Path below the class's API address; a template over .Connector and .Secret. 200 is a success, 401 and 403 mean a bad credential.")
        @Size(max = Bounds.TEXT)
        String path) {

    public ApiProbe {
        path = Absent.text(path);
    }
}
