package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The API of a class's tools and the service that implements it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ClassApi(
        @JsonPropertyDescription("Object to resolve to a URL, usually a Service.") @Nullable
        ServiceRef ref,

        @JsonPropertyDescription("Absolute URL, or a path relative to the URL of ref.") @Size(max = Bounds.URL)
        String uri,

        @JsonProperty("CACerts")
        @JsonPropertyDescription("PEM certificates of the authorities to trust. Not used by this version.")
        @Size(max = Bounds.FILE)
        String caCerts,

        @JsonPropertyDescription("OIDC audience of the destination. Not used by this version.") @Size(max = Bounds.URL)
        String audience,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @PreserveUnknownFields
        @JsonPropertyDescription("OpenAPI 3 description of the API.")
        @Nullable
        JsonNode openapi,

        @JsonPropertyDescription("Rule (package permissions). Accepted for compatibility and not evaluated.") @Nullable
        RegoRule permissions) {

    public ClassApi {
        uri = Absent.text(uri);
        caCerts = Absent.text(caCerts);
        audience = Absent.text(audience);
    }

    /** Returns where the API service is, without what it offers. */
    public Destination destination() {
        return new Destination(ref, uri, caCerts, audience);
    }
}
