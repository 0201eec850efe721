package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that the tool must answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record HttpProbe(
        @Required
        @JsonPropertyDescription(
                "Path and query of the request; a template over .Connector and .Secret. The path of spec.address is not put in front.")
        @Size(max = Bounds.TEXT)
        String path,

        @JsonPropertyDescription("Host to ask, with port if needed. Empty: the host of the Connector's address.")
        @Size(max = Bounds.NAME)
        String host,

        @JsonPropertyDescription(
                "http or https. Empty: the scheme of the Connector's address, or http when host names another one.")
        String scheme,

        @JsonPropertyDescription("GET (the default) or POST.")
        String method,

        @JsonPropertyDescription("Headers of the request.") @Size(max = Bounds.GROUPS)
        List<ProbeHeader> httpHeaders,

        @JsonPropertyDescription("True: redirects are not followed.")
        boolean disableRedirect,

        @JsonPropertyDescription("Decides what the answer means.") @Nullable
        ProbeResponse response) {

    public HttpProbe {
        path = Absent.text(path);
        host = Absent.text(host);
        scheme = Absent.text(scheme);
        method = Absent.text(method);
        httpHeaders = Absent.list(httpHeaders);
    }
}
