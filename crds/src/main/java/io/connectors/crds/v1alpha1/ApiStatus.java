package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** Where the Connectors API serves the object. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ApiStatus(
        @JsonPropertyDescription("Path on the Connectors API, such as /connectors/v1alpha1/team-blue/forge/path.")
        String path) {

    public ApiStatus {
        path = Absent.text(path);
    }
}
