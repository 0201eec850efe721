package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The ways in which Connectors of a class can authenticate to the tool. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ClassAuth(
        @JsonPropertyDescription("Alternatives; each Connector picks one by name.") @Size(max = Bounds.GROUPS)
        List<AuthType> types) {

    public ClassAuth {
        types = Absent.list(types);
    }
}
