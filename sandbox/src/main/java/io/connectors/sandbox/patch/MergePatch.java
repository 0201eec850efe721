package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;

/**
 * JSON Merge Patch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
public final class MergePatch {

    private MergePatch() {}

    /**
     * Takes the body of a request for the object that a merge patch of a resource must be.
     *
     * @throws ApiException 400 when it is none
     */
    public static ObjectNode change(JsonNode body) {
        if (body instanceof ObjectNode change) {
            return change;
        }
        throw DecodedPatch.refusal(body, "map[string]interface {}");
    }

    /** Applies a patch to a copy of a document. */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.deepCopy();
        }
        ObjectNode patched =
                document instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                patched.remove(field.getKey());
            } else {
                patched.set(field.getKey(), apply(patched.path(field.getKey()), field.getValue()));
            }
        });
        return patched;
    }
}
