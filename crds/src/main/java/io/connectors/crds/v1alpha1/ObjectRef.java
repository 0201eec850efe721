package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** Names a Kubernetes object. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ObjectRef(
        @JsonPropertyDescription("API version of the object, such as v1.") @Size(max = Bounds.NAME)
        String apiVersion,

        @JsonPropertyDescription("Kind of the object, such as Pod.") @Size(max = Bounds.NAME)
        String kind,

        @JsonPropertyDescription("Namespace of the object.") @Size(max = Bounds.NAME)
        String namespace,

        @JsonPropertyDescription("Name of the object.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("UID of the object.") String uid,

        @JsonPropertyDescription("Not used.") String resourceVersion,

        @JsonPropertyDescription("Not used.") String fieldPath) {

    public ObjectRef {
        apiVersion = Absent.text(apiVersion);
        kind = Absent.text(kind);
        namespace = Absent.text(namespace);
        name = Absent.text(name);
        uid = Absent.text(uid);
        resourceVersion = Absent.text(resourceVersion);
        fieldPath = Absent.text(fieldPath);
    }
}
