package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One place of a request in which a client may show its own token. */
@ValidationRule(
        value = "!(self.__in__ in ['header', 'query']) || has(self.name) && self.name != ''",
        message = "name is missing: a token in a header or query parameter needs the name of it.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ClientTokenLocation(
        @Required
        @JsonPropertyDescription(
                "Where the token is: header, query, bearer (Authorization: Bearer) or basicPassword (the password of Authorization: Basic).")
        String in,

        @JsonPropertyDescription(
                "Name of the header or query parameter. Needed for header and query, meaningless for the others.")
        @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription(
                "Text before the token in the header or parameter, such as token followed by a space. It is removed.")
        @Size(max = Bounds.NAME)
        String prefix) {

    public ClientTokenLocation {
        in = Absent.text(in);
        name = Absent.text(name);
        prefix = Absent.text(prefix);
    }
}
