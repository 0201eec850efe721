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

/** A set of files that Pods can mount. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record Configuration(
        @Required @JsonPropertyDescription("Name by which a Pod asks for these files.") @Size(max = Bounds.NAME)
        String name,

        @ValidationRule(
                value = "self.all(file, file.matches('^[-._A-Za-z0-9]+$') && file != '.' && file != '..')",
                message = "A file name may have letters, digits, '-', '_' and '.' only, and no path.")
        @JsonPropertyDescription(
                "File name to file: a template over .connector, .connectors, .context and .configurations. Names consist of letters, digits, '-', '_' and '.'.")
        @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.FILE) String> data,

        @ValidationRule(value = Rules.UNIQUE_NAMES, message = Rules.UNIQUE_NAMES_MESSAGE)
        @ValidationRule(value = Rules.STRINGS, message = Rules.STRINGS_MESSAGE)
        @JsonPropertyDescription("Inputs of the templates. One without default must be given by the Pod.")
        @Size(max = Bounds.GROUPS)
        List<ParamSpec> params,

        @JsonPropertyDescription("Free metadata for user interfaces.") @Size(max = Bounds.ENTRIES)
        Map<String, String> annotations) {

    public Configuration {
        name = Absent.text(name);
        data = Absent.map(data);
        params = Absent.list(params);
        annotations = Absent.map(annotations);
    }
}
