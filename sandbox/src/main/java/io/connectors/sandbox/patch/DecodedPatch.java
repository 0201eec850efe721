package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.ApiException;

/** The refusal of a patch that is JSON, but not of the shape its media type promises. */
final class DecodedPatch {

    private DecodedPatch() {}

    static ApiException refusal(JsonNode body, String goType) {
        String jsonType = switch (body.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case STRING, BINARY -> "string";
            case OBJECT, POJO, NULL, MISSING -> "object";
        };
        return ApiException.badRequest(
                "error decoding patch: json: cannot unmarshal %s into Go value of type %s".formatted(jsonType, goType));
    }
}
