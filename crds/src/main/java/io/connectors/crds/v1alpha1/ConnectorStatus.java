package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reconciler found out about a Connector. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorStatus(
        @JsonPropertyDescription("One entry for each aspect that was checked, and Ready.")
        List<Condition> conditions,

        @JsonPropertyDescription("Where the proxy serves this Connector. Absent when the class has no proxy.") @Nullable
        ProxyStatus proxy,

        @JsonPropertyDescription("Where the Connectors API serves this Connector.") @Nullable
        ApiStatus api,

        @JsonPropertyDescription("metadata.generation that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Free metadata of the reconciler.")
        Map<String, String> annotations) {

    public ConnectorStatus {
        conditions = Absent.list(conditions);
        annotations = Absent.map(annotations);
    }

    /** Returns the status of an object that was not looked at yet. */
    public static ConnectorStatus empty() {
        return new ConnectorStatus(List.of(), null, null, null, Map.of());
    }
}
