package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Tekton workspace that the pipeline gets. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = WireRecordDeserializer.class)
public record InterfaceWorkspace(
        @Required @JsonPropertyDescription("Name of the workspace.") @Size(max = Bounds.NAME)
        String name,

        @JsonPropertyDescription("Help text for users.") @Size(max = Bounds.TEXT)
        String description,

        @JsonPropertyDescription("Free metadata for user interfaces.") @Size(max = Bounds.ENTRIES)
        Map<String, String> annotations,

        @JsonPropertyDescription("Workspace of the Task that it is bound to.") @Nullable
        WorkspaceMapping workspaceMapping,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @PreserveUnknownFields
        @JsonPropertyDescription(
                "Tekton WorkspaceBinding without name: csi, configMap, secret, projected, emptyDir, persistentVolumeClaim, volumeClaimTemplate, subPath. Texts may hold expressions in braces.")
        @Nullable
        JsonNode value) {

    public InterfaceWorkspace {
        name = Absent.text(name);
        description = Absent.text(description);
        annotations = Absent.map(annotations);
    }
}
