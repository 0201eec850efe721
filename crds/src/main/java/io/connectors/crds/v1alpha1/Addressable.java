package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** Where something can be reached. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Addressable(
        @JsonPropertyDescription("URL to use.") String url,
        @JsonPropertyDescription("Name of the address.") String name,

        @JsonProperty("CACerts") @JsonPropertyDescription("PEM certificates of the authorities to trust for this URL.")
        String caCerts,

        @JsonPropertyDescription("OIDC audience of the address.")
        String audience) {

    public Addressable {
        url = Absent.text(url);
        name = Absent.text(name);
        caCerts = Absent.text(caCerts);
        audience = Absent.text(audience);
    }
}
