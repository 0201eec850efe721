package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Who gets the rights. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record BindingTemplate(
        @JsonPropertyDescription("ServiceAccounts that get the rights; the union of all entries.")
        @Size(min = 1, max = Bounds.ENTRIES)
        List<ServiceAccountSelector> serviceAccounts) {

    public BindingTemplate {
        serviceAccounts = Absent.list(serviceAccounts);
    }
}
