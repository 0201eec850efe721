package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;

/** A set of files that Pods can mount. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Configuration(
        @Required @JsonPropertyDescription("Name by which a Pod asks for these files.")
        String name,

        @JsonPropertyDescription("File name to template. File names consist of letters, digits, '-', '_' and '.'.")
        Map<String, String> data,

        @JsonPropertyDescription("Inputs of the templates. One without default must be given by the Pod.")
        List<ParamSpec> params,

        @JsonPropertyDescription("Free metadata for user interfaces.")
        Map<String, String> annotations) {

    public Configuration {
        name = Absent.text(name);
        data = Absent.map(data);
        params = Absent.list(params);
        annotations = Absent.map(annotations);
    }
}
