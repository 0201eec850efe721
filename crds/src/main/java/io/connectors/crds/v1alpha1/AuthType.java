package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way in which Connectors of a class can authenticate to the tool. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record AuthType(
        @Required @JsonPropertyDescription("Name by which Connectors choose this type. Unique within the class.")
        String name,

        @JsonPropertyDescription("Name to show to users.") String displayName,
        @JsonPropertyDescription("Help text for users.") String description,

        @JsonPropertyDescription("Free metadata for user interfaces.")
        Map<String, String> annotations,

        @JsonPropertyDescription("Type of the Secret, such as kubernetes.io/basic-auth.")
        String secretType,

        @JsonPropertyDescription("True: a Connector may leave the Secret out; requests then carry no credential.")
        boolean optional,

        @JsonPropertyDescription("Keys that the Secret must hold.")
        List<ParamSpec> params,

        @JsonPropertyDescription("Rule (package proxy) that makes the credential from the Secret's values.") @Nullable
        RegoRule generator) {

    public AuthType {
        name = Absent.text(name);
        displayName = Absent.text(displayName);
        description = Absent.text(description);
        annotations = Absent.map(annotations);
        secretType = Absent.text(secretType);
        params = Absent.list(params);
    }
}
