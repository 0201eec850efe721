package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reconciler found out about a class. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ConnectorClassStatus(
        @JsonPropertyDescription("One entry for each aspect that was checked, and Ready.")
        List<Condition> conditions,

        @JsonPropertyDescription("Where the class's API service is.") @Nullable
        ClassApiStatus api,

        @JsonPropertyDescription("Where the class's proxy is.") @Nullable
        ProxyStatus proxy,

        @JsonPropertyDescription("metadata.generation that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Free metadata of the reconciler.")
        Map<String, String> annotations) {

    public ConnectorClassStatus {
        conditions = Absent.list(conditions);
        annotations = Absent.map(annotations);
    }

    /** Returns the status of an object that was not looked at yet. */
    public static ConnectorClassStatus empty() {
        return new ConnectorClassStatus(List.of(), null, null, null, Map.of());
    }
}
