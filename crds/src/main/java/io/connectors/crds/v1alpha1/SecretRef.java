package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;

/** Names the Secret with the credential. Only name counts; the rest exists because the field is an ObjectReference. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record SecretRef(
        @JsonPropertyDescription("Name of the Secret.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription(
                "Leave empty. Secrets are read from the Connector's own namespace only; naming another one is refused.")
        @Size(max = Bounds.NAME)
        String namespace,

        @JsonPropertyDescription("Not used.") String kind,
        @JsonPropertyDescription("Not used.") String apiVersion,
        @JsonPropertyDescription("Not used.") String uid,
        @JsonPropertyDescription("Not used.") String resourceVersion,
        @JsonPropertyDescription("Not used.") String fieldPath) {

    public SecretRef {
        name = Absent.text(name);
        namespace = Absent.text(namespace);
        kind = Absent.text(kind);
        apiVersion = Absent.text(apiVersion);
        uid = Absent.text(uid);
        resourceVersion = Absent.text(resourceVersion);
        fieldPath = Absent.text(fieldPath);
    }

    /** Names a Secret of the Connector's own namespace. */
    public static SecretRef named(String name) {
        return new SecretRef(name, "", "", "", "", "", "");
    }
}
