package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Who asks for the use of which Connector, and for which Pod. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AccessRequestSpec(
        @Required @JsonPropertyDescription("Who asks, usually the ServiceAccount of the Pod.") @Nullable
        Subject subject,

        @Required @JsonPropertyDescription("Connector to use, in the namespace of the request.") @Nullable
        ConnectorRef connectorRef,

        @Required @JsonPropertyDescription("What the rights are for.") @Nullable
        RequestContext context) {
    /** Returns a spec in which nothing is set. */
    public static AccessRequestSpec empty() {
        return new AccessRequestSpec(null, null, null);
    }
}
