package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxy of a class. */
@ValidationRule(
        value = "!has(self.authExtractor) || !has(self.clientToken) || self.clientToken.size() == 0",
        message = "Both authExtractor and clientToken say where clients show their token. Remove one of the two.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ClassProxy(
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

        @JsonPropertyDescription(
                "Rule (package proxy, auth = {\"token\": text}) that finds the client's token in input.request (method, host, path, query, headers). Where it finds none, Bearer token and Basic password are looked at. Needs an engine for Rego in the installation.")
        @Nullable
        RegoRule authExtractor,

        @JsonPropertyDescription(
                "Connectors extension: further places in which clients of this tool show their token, in order of precedence. Excludes authExtractor.")
        @Size(max = Bounds.GROUPS)
        List<ClientTokenLocation> clientToken,

        @JsonPropertyDescription(
                "Connectors extension: what happens to requests of the forward proxy that go to no address of the Connector. none (the default): refused. public: passed on without credential, to public addresses only, if the installation allows it.")
        String relay) {

    public ClassProxy {
        uri = Absent.text(uri);
        caCerts = Absent.text(caCerts);
        audience = Absent.text(audience);
        clientToken = Absent.list(clientToken);
        relay = Absent.text(relay);
    }

    /** Returns where the proxy is, without how it authenticates clients. */
    public Destination destination() {
        return new Destination(ref, uri, caCerts, audience);
    }
}
