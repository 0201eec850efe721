package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One place of a request that the proxy fills from the Secret. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Injection(
        @Required
        @JsonPropertyDescription(
                "Where the value goes: header, query, form (a field of an urlencoded body) or json (a top-level key of a JSON body).")
        String in,

        @Required
        @JsonPropertyDescription(
                "Name of the header, query parameter, form field or JSON key. What the client sent under this name is replaced.")
        @Size(max = Bounds.NAME)
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Required
        @JsonPropertyDescription("Value; a template over the keys of the Secret, such as Token {{ .token }}.")
        @Size(max = Bounds.TEXT)
        String value,

        @JsonPropertyDescription(
                "CEL expression over request.method, request.host and request.path; the value is added only where it is true. Empty: to every request.")
        @Size(max = Bounds.TEXT)
        String when) {

    public Injection {
        in = Absent.text(in);
        name = Absent.text(name);
        value = Absent.text(value);
        when = Absent.text(when);
    }
}
