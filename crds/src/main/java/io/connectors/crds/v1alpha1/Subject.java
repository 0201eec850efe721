package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Who asks for rights, in the shape of RBAC's subjects. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Subject(
        @Required @JsonPropertyDescription("ServiceAccount, User or Group.")
        String kind,

        @Required @JsonPropertyDescription("Name of the subject.") @Size(min = 1, max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("Namespace of a ServiceAccount; may differ from the request's.")
        @Size(max = Bounds.NAME)
        String namespace,

        @JsonPropertyDescription("API group of the subject; empty for a ServiceAccount.") @Size(max = Bounds.NAME)
        String apiGroup) {

    public Subject {
        kind = Absent.text(kind);
        name = Absent.text(name);
        namespace = Absent.text(namespace);
        apiGroup = Absent.text(apiGroup);
    }
}
