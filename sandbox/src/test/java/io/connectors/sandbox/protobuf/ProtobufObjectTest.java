package io.connectors.sandbox.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.connectors.sandbox.resource.ApiException;
import io.kubernetes.client.proto.IntStr.IntOrString;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Resource.Quantity;
import io.kubernetes.client.proto.Runtime.TypeMeta;
import io.kubernetes.client.proto.Runtime.Unknown;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Authentication;
import io.kubernetes.client.proto.V1Rbac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ProtobufObjectTest {

    // What kubectl 1.36 sent for "kubectl create token builder --audience connectors".
    private static final String TOKEN_REQUEST =
            "azhzAAooChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESDFRva2VuUmVxdWVzdBImChAKABIAGgAiACoAMgA4AEIAEgwKCmNvbm5lY3RvcnMaBAoAEgAaACIA";

    @Test
    void readsWhatKubectlSends() throws IOException {
        assertThat(tree(Base64.getDecoder().decode(TOKEN_REQUEST))).isEqualTo(yaml("""
                apiVersion: authentication.k8s.io/v1
                kind: TokenRequest
                metadata: {}
                spec: {audiences: [connectors]}
                status: {}
                """));
    }

    @Test
    void readsTextBytesAndMaps() throws IOException {
        var secret = V1.Secret.newBuilder()
                .setMetadata(Meta.ObjectMeta.newBuilder().setName("s").putLabels("a", ""))
                .setType("Opaque")
                .putData("token", ByteString.copyFromUtf8("b"))
                .putData("empty", ByteString.EMPTY)
                .setImmutable(false);

        assertThat(tree(sent("v1", "Secret", secret.build()))).isEqualTo(yaml("""
                apiVersion: v1
                kind: Secret
                metadata: {name: s, labels: {a: ""}}
                type: Opaque
                data: {token: Yg==, empty: ""}
                immutable: false
                """));
    }

    @Test
    void leavesOutTheMetadataThatNobodySet() throws IOException {
        var account = V1.ServiceAccount.newBuilder()
                .setMetadata(Meta.ObjectMeta.newBuilder()
                        .setName("builder")
                        .setNamespace("")
                        .setGeneration(0)
                        .setCreationTimestamp(Meta.Time.getDefaultInstance()));

        assertThat(tree(sent("v1", "ServiceAccount", account.build())))
                .isEqualTo(yaml("{apiVersion: v1, kind: ServiceAccount, metadata: {name: builder}}"));
    }

    @Test
    void readsTheCoreGroupInARule() throws IOException {
        var role = V1Rbac.Role.newBuilder()
                .addRules(V1Rbac.PolicyRule.newBuilder()
                        .addApiGroups("")
                        .addResources("pods")
                        .addVerbs("get"));

        assertThat(tree(sent("rbac.authorization.k8s.io/v1", "Role", role.build()))
                        .at("/rules/0/apiGroups"))
                .isEqualTo(yaml("['']"));
    }

    @Test
    void readsTheUidOfABoundObject() throws IOException {
        var request = V1Authentication.TokenRequest.newBuilder()
                .setSpec(V1Authentication.TokenRequestSpec.newBuilder()
                        .setBoundObjectRef(V1Authentication.BoundObjectReference.newBuilder()
                                .setKind("Pod")
                                .setUID("u")));

        assertThat(tree(sent("authentication.k8s.io/v1", "TokenRequest", request.build()))
                        .at("/spec/boundObjectRef"))
                .isEqualTo(yaml("{kind: Pod, uid: u}"));
    }

    @Test
    void readsTimesQuantitiesAndPorts() throws IOException {
        var pod = V1.Pod.newBuilder()
                .setMetadata(Meta.ObjectMeta.newBuilder()
                        .setDeletionTimestamp(Meta.Time.newBuilder().setSeconds(60)))
                .setSpec(V1.PodSpec.newBuilder()
                        .addContainers(V1.Container.newBuilder()
                                .setResources(V1.ResourceRequirements.newBuilder()
                                        .putLimits(
                                                "cpu",
                                                Quantity.newBuilder()
                                                        .setString("500m")
                                                        .build()))
                                .setLivenessProbe(V1.Probe.newBuilder()
                                        .setHandler(V1.ProbeHandler.newBuilder()
                                                .setTcpSocket(V1.TCPSocketAction.newBuilder()
                                                        .setPort(IntOrString.newBuilder()
                                                                .setType(1)
                                                                .setStrVal("web")))))));

        JsonNode json = tree(sent("v1", "Pod", pod.build()));

        assertThat(json.at("/metadata/deletionTimestamp").asText()).isEqualTo("1970-01-01T00:01:00Z");
        assertThat(json.at("/spec/containers/0/resources/limits/cpu").asText()).isEqualTo("500m");
        assertThat(json.at("/spec/containers/0/livenessProbe")).isEqualTo(yaml("{tcpSocket: {port: web}}"));
    }

    @Test
    void putsEmbeddedFieldsWhereJsonHasThem() throws IOException {
        var pod = V1.Pod.newBuilder()
                .setSpec(V1.PodSpec.newBuilder()
                        .addVolumes(V1.Volume.newBuilder()
                                .setName("v")
                                .setVolumeSource(V1.VolumeSource.newBuilder()
                                        .setEmptyDir(V1.EmptyDirVolumeSource.getDefaultInstance()))));

        assertThat(tree(sent("v1", "Pod", pod.build())).at("/spec/volumes/0"))
                .isEqualTo(yaml("{name: v, emptyDir: {}}"));
    }

    @Test
    void readsDeleteOptionsOfAnyGroup() throws IOException {
        var options = Meta.DeleteOptions.newBuilder().setGracePeriodSeconds(0);

        assertThat(tree(sent("apps/v1", "DeleteOptions", options.build())).path("gracePeriodSeconds"))
                .isEqualTo(yaml("0"));
    }

    @Test
    void refusesWhatIsNoObject() {
        assertRefused("{\"kind\":\"Secret\"}".getBytes(StandardCharsets.UTF_8), 400);
        assertRefused(new byte[0], 400);
        assertRefused(new byte[] {'k', '8', 's', 0, 1, 2, 3}, 400);
    }

    @Test
    void saysWhichKindItDoesNotUnderstand() {
        byte[] unknown = sent("acme.test/v1", "Anvil", V1.Secret.getDefaultInstance());

        assertThatThrownBy(() -> ProtobufObject.json(unknown))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(415))
                .hasMessage("Anvil of acme.test/v1 is not understood in protobuf; send it as application/json");
    }

    private static void assertRefused(byte[] content, int code) {
        assertThatThrownBy(() -> ProtobufObject.json(content))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] sent(String apiVersion, String kind, Message object) {
        var envelope = Unknown.newBuilder()
                .setTypeMeta(TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(kind))
                .setRaw(object.toByteString());
        return ByteString.copyFrom(new byte[] {'k', '8', 's', 0})
                .concat(envelope.build().toByteString())
                .toByteArray();
    }

    /** As a client of the API would read it. */
    private static JsonNode tree(byte[] content) throws IOException {
        return new ObjectMapper().readTree(ProtobufObject.json(content).toString());
    }

    private static JsonNode yaml(String text) throws IOException {
        return new ObjectMapper().readTree(new YAMLMapper().readTree(text).toString());
    }
}
