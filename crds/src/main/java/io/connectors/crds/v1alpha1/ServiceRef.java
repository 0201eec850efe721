package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Names a Kubernetes object that can be reached by URL, usually a Service. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ServiceRef(
        @Required @JsonPropertyDescription("Kind of the object, usually Service.") @Size(max = Bounds.NAME)
        String kind,

        @Required @JsonPropertyDescription("Name of the object.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("Namespace of the object. Always give it: a class has no namespace of its own.")
        @Size(max = Bounds.NAME)
        String namespace,

        @JsonPropertyDescription("API version of the object, v1 for a Service. May be left out.")
        @Size(max = Bounds.NAME)
        String apiVersion,

        @JsonPropertyDescription("API group of the object. Leave it out for a Service.") @Size(max = Bounds.NAME)
        String group,

        @JsonPropertyDescription("Name of the address to use when the object has several. A Service has one.")
        @Size(max = Bounds.NAME)
        String address) {

    public ServiceRef {
        kind = Absent.text(kind);
        name = Absent.text(name);
        namespace = Absent.text(namespace);
        apiVersion = Absent.text(apiVersion);
        group = Absent.text(group);
        address = Absent.text(address);
    }
}
