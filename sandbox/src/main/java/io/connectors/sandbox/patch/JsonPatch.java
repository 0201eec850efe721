package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.schema.JsonEquality;
import java.util.Optional;

/**
 * JSON Patch as the API server has it: all operations or none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public final class JsonPatch {

    // Enough for any honest patch; a real API server stops at the same number.
    private static final int MAX_OPERATIONS = 10_000;

    private JsonPatch() {}

    /**
     * Takes the body of a request for the operations it should be.
     *
     * @throws ApiException 400 when it is no list
     */
    public static ArrayNode operations(JsonNode body) {
        if (body instanceof ArrayNode operations) {
            return operations;
        }
        throw DecodedPatch.refusal(body, "[]handlers.jsonPatchOp");
    }

    /**
     * Applies a patch to a copy of a document.
     *
     * @throws ApiException 422 when an operation does not fit the document or a test fails, 413 for too many operations
     */
    public static JsonNode apply(JsonNode document, ArrayNode patch) {
        if (patch.size() > MAX_OPERATIONS) {
            throw ApiException.of(
                    413,
                    "The allowed maximum operations in a JSON patch is %d, got %d"
                            .formatted(MAX_OPERATIONS, patch.size()));
        }
        JsonNode patched = document.deepCopy();
        for (JsonNode operation : patch) {
            patched = apply(patched, operation);
        }
        return patched;
    }

    private static JsonNode apply(JsonNode document, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        JsonNode value = operation.path("value");
        return switch (operation.path("op").asText()) {
            case "add" -> path.isRoot() ? given(value) : done(path.add(document, given(value)), document);
            case "replace" -> path.isRoot() ? given(value) : done(path.replace(document, given(value)), document);
            case "remove" -> done(!path.isRoot() && path.remove(document), document);
            case "test" -> done(test(path.find(document), value), document);
            case "copy" -> {
                JsonNode copied = pointer(operation, "from").find(document).orElseThrow(JsonPatch::refusal);
                yield done(path.add(document, copied.deepCopy()), document);
            }
            case "move" -> {
                JsonPointer from = pointer(operation, "from");
                JsonNode moved = from.find(document).orElseThrow(JsonPatch::refusal);
                yield done(!from.isRoot() && from.remove(document) && path.add(document, moved), document);
            }
            default -> throw refusal();
        };
    }

    /** A value that is not there equals null, as in the API server. */
    private static boolean test(Optional<JsonNode> found, JsonNode expected) {
        return JsonEquality.same(found.orElse(NullNode.getInstance()), given(expected));
    }

    private static JsonNode given(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value.deepCopy();
    }

    private static JsonNode done(boolean fits, JsonNode document) {
        if (!fits) {
            throw refusal();
        }
        return document;
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        return Optional.ofNullable(operation.path(field).textValue())
                .flatMap(JsonPointer::parse)
                .orElseThrow(JsonPatch::refusal);
    }

    // The API server does not say which operation failed, and clients know it by this text.
    private static ApiException refusal() {
        return ApiException.of(422, "the server rejected our request due to an error in our request");
    }
}
