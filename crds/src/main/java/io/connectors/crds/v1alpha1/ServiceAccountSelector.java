package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses ServiceAccounts of one or several namespaces. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record ServiceAccountSelector(
        @JsonPropertyDescription("Names of the ServiceAccounts. Empty: every ServiceAccount of the namespaces.")
        @Size(max = Bounds.ENTRIES)
        List<@Size(max = Bounds.NAME) String> names,

        @JsonPropertyDescription("Namespaces of the ServiceAccounts. Absent or empty: all namespaces.") @Nullable
        Selector namespaceSelector) {

    public ServiceAccountSelector {
        names = Absent.list(names);
    }
}
