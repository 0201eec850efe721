package io.connectors.sandbox.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Authentication;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Storage;
import java.util.Map;
import java.util.Optional;

/** Finds the message that a kind is sent as. */
final class MessageTypes {

    private static final Map<String, FileDescriptor> BY_API_VERSION = Map.of(
            "v1", V1.getDescriptor(),
            "apps/v1", V1Apps.getDescriptor(),
            "authentication.k8s.io/v1", V1Authentication.getDescriptor(),
            "authorization.k8s.io/v1", V1Authorization.getDescriptor(),
            "batch/v1", V1Batch.getDescriptor(),
            "networking.k8s.io/v1", V1Networking.getDescriptor(),
            "policy/v1", V1Policy.getDescriptor(),
            "rbac.authorization.k8s.io/v1", V1Rbac.getDescriptor(),
            "storage.k8s.io/v1", V1Storage.getDescriptor());

    private MessageTypes() {}

    static Optional<Descriptor> find(String apiVersion, String kind) {
        // Options are sent under the version of whatever they are about.
        FileDescriptor file = kind.equals("DeleteOptions") ? Meta.getDescriptor() : BY_API_VERSION.get(apiVersion);
        return file == null ? Optional.empty() : Optional.ofNullable(file.findMessageTypeByName(kind));
    }
}
