package io.connectors.sandbox.protobuf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.kubernetes.client.proto.Runtime.TypeMeta;
import io.kubernetes.client.proto.Runtime.Unknown;
import java.util.Arrays;

/**
 * An object as {@code application/vnd.kubernetes.protobuf}: four magic bytes, then an envelope that names the kind.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding">Kubernetes: Protobuf
 *     encoding</a>
 */
public final class ProtobufObject {

    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private ProtobufObject() {}

    /**
     * Returns the object in JSON, as its author would have written it.
     *
     * @throws ApiException 400 for bytes that are no such object, 415 for a kind whose form is not known
     */
    public static ObjectNode json(byte[] content) {
        if (!Arrays.equals(Arrays.copyOf(content, MAGIC.length), MAGIC)) {
            throw ApiException.badRequest(
                    "the body is not in the Kubernetes protobuf format: its first bytes are not" + " \"k8s\" and zero");
        }
        try {
            var envelope = Unknown.parseFrom(ByteString.copyFrom(content, MAGIC.length, content.length - MAGIC.length));
            TypeMeta type = envelope.getTypeMeta();
            ObjectNode object =
                    Json.object().put("apiVersion", type.getApiVersion()).put("kind", type.getKind());
            object.setAll(MessageJson.of(DynamicMessage.parseFrom(message(type), envelope.getRaw())));
            return object;
        } catch (InvalidProtocolBufferException problem) {
            throw ApiException.badRequest("the body is not in the Kubernetes protobuf format: " + problem.getMessage());
        }
    }

    private static Descriptor message(TypeMeta type) {
        return MessageTypes.find(type.getApiVersion(), type.getKind())
                .orElseThrow(() -> ApiException.of(
                        415,
                        "%s of %s is not understood in protobuf; send it as application/json"
                                .formatted(type.getKind(), type.getApiVersion())));
    }
}
