package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/** The proxy of a class. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ClassProxy(
        @JsonPropertyDescription("Object to resolve to a URL, usually a Service.") @Nullable
        ServiceRef ref,

        @JsonPropertyDescription("Absolute URL, or a path relative to the URL of ref.")
        String uri,

        @JsonProperty("CACerts") @JsonPropertyDescription("PEM certificates of the authorities to trust.")
        String caCerts,

        @JsonPropertyDescription("OIDC audience of the destination.")
        String audience,

        @JsonPropertyDescription("Rule (package proxy) that finds the client's token in a request.") @Nullable
        RegoRule authExtractor) {

    public ClassProxy {
        uri = Absent.text(uri);
        caCerts = Absent.text(caCerts);
        audience = Absent.text(audience);
    }

    /** Returns where the proxy is, without how it authenticates clients. */
    public Destination destination() {
        return new Destination(ref, uri, caCerts, audience);
    }
}
