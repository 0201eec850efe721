package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way in which Connectors of a class can authenticate to the tool. */
@ValidationRule(
        value = "!has(self.generator) || !has(self.inject) || self.inject.size() == 0",
        message = "Both generator and inject say where the credential goes. Remove one of the two.")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AuthType(
        @Required
        @JsonPropertyDescription("Name by which Connectors choose this type. Unique within the class.")
        @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("Name to show to users.") @Size(max = Bounds.NAME)
        String displayName,

        @JsonPropertyDescription("Help text for users.") @Size(max = Bounds.TEXT)
        String description,

        @JsonPropertyDescription("Free metadata for user interfaces.") @Size(max = Bounds.ENTRIES)
        Map<String, String> annotations,

        @JsonPropertyDescription("Type of the Secret, such as kubernetes.io/basic-auth.") @Size(max = Bounds.NAME)
        String secretType,

        @JsonPropertyDescription("True: a Connector may leave the Secret out; requests then carry no credential.")
        boolean optional,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @ValidationRule(value = Rules.STRINGS, message = Rules.STRINGS_MESSAGE)
        @JsonPropertyDescription("Keys that the Secret must hold.")
        @Size(max = Bounds.GROUPS)
        List<ParamSpec> params,

        @JsonPropertyDescription(
                "Rule (package proxy, auth = {\"position\": \"header\", \"auth\": {name: value}}) that makes the credential from input.data, the Secret's values, and input.request. position is header, query or body, the last with an optional contentType. Needs an engine for Rego in the installation; without it no request is sent. Excludes inject.")
        @Nullable
        RegoRule generator,

        @JsonPropertyDescription(
                "Connectors extension: places of the request that the proxy fills from the Secret. Excludes generator.")
        @Size(max = Bounds.GROUPS)
        List<Injection> inject) {

    public AuthType {
        name = Absent.text(name);
        displayName = Absent.text(displayName);
        description = Absent.text(description);
        annotations = Absent.map(annotations);
        secretType = Absent.text(secretType);
        params = Absent.list(params);
        inject = Absent.list(inject);
    }
}
