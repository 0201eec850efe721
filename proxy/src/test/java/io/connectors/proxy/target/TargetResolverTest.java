package io.connectors.proxy.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.credential.Credential;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.OwnSecrets;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.upstream.Reach;
import io.connectors.proxy.upstream.UpstreamLimits;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetResolverTest {
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            2,
            Duration.ofMinutes(5),
            new HeadLimits(8192, 100));

    private final FakeCluster cluster =
            new FakeCluster().connectorClass("git", """
                    spec:
                      proxy: {ref: {kind: Service, name: connectors-proxy-service}}
                      auth:
                        types:
                          - {name: basicAuth, secretType: kubernetes.io/basic-auth}
                          - {name: open, secretType: kubernetes.io/basic-auth, optional: true}
                    """).secret("credential", "cm9ib3Q=", "c2VjcmV0");
    private final TargetResolver resolver = new TargetResolver(cluster, LIMITS, true);

    @Test
    void appendsThePathToTheAddress() {
        cluster.connector("forge", "https://Forge.Example:8443/base/", "basicAuth", "credential");

        Destination.Declared target = passed(resolver.resolve(below("forge", "/x%2Fy")));

        assertThat(target.route().origin()).isEqualTo(new Origin("https", "forge.example", 8443));
        assertThat(target.target().path()).isEqualTo("/base/x%2Fy");
        assertThat(target.credential()).isEqualTo(new Credential.Basic("robot", "secret"));
    }

    /** INJ-6. */
    @Test
    void separatesConnectionsByConnectorAndSecretVersion() {
        cluster.connector("one", "http://t.example", "basicAuth", "credential");
        cluster.connector("two", "http://t.example", "basicAuth", "credential");
        String one = passed(resolver.resolve(below("one", "/"))).route().owner();
        String two = passed(resolver.resolve(below("two", "/"))).route().owner();
        cluster.secret("credential", "cm9ib3Q=", "bmV3");
        String rotated = passed(resolver.resolve(below("one", "/"))).route().owner();

        assertThat(List.of(one, two, rotated)).doesNotHaveDuplicates();
    }

    /** FWD-5, FWD-7, FWD-9. */
    @ParameterizedTest
    @CsvSource({
        "https, forge.example, 443, /repo-a/x, true",
        "https, FORGE.example, 443, /repo-a, true",
        "https, forge.example, 443, /repo-ab, false",
        "https, forge.example, 443, /, false",
        "https, forge.example, 8443, /repo-a/x, false",
        "http, forge.example, 80, /repo-a/x, false",
        "http, forge.example, 443, /repo-a/x, false",
        "https, other.example, 443, /repo-a/x, false",
        "ftp, forge.example, 443, /repo-a/x, false"
    })
    void injectsOnlyBelowTheAddress(String scheme, String host, int port, String path, boolean covered) {
        cluster.connector("forge", "https://forge.example/repo-a", "basicAuth", "credential");

        Decision<Destination> decision = resolver.resolve(url(scheme, host, port, path, "forge"));

        if (covered) {
            assertThat(passed(decision).target().path()).isEqualTo(path);
        } else {
            assertThat(refused(decision)).isEqualTo(Reason.TARGET_NOT_DECLARED);
        }
    }

    /** FWD-6. */
    @Test
    void choosesTheLongestPathAmongSeveralConnectors() {
        cluster.connector("short", "http://t.example", "open", "");
        cluster.connector("long", "http://t.example/team", "basicAuth", "credential");

        assertThat(passed(resolver.resolve(url("http", "t.example", 80, "/team/x", "short", "long")))
                        .connector()
                        .name())
                .isEqualTo("long");
        assertThat(passed(resolver.resolve(url("http", "t.example", 80, "/teams", "short", "long")))
                        .connector()
                        .name())
                .isEqualTo("short");
    }

    /** INJ-2. */
    @Test
    void refusesWithoutAUsableCredential() {
        cluster.connector("missing", "http://t.example", "basicAuth", "nowhere");
        cluster.connector("none", "http://t.example", "basicAuth", "");
        cluster.connector("empty", "http://t.example", "basicAuth", "empty").secret("empty", "cm9ib3Q=", "");

        assertThat(refused(resolver.resolve(below("missing", "/")))).isEqualTo(Reason.SECRET_NOT_FOUND);
        assertThat(refused(resolver.resolve(below("none", "/")))).isEqualTo(Reason.SECRET_REQUIRED);
        assertThat(refused(resolver.resolve(below("empty", "/")))).isEqualTo(Reason.SECRET_KEY_MISSING);
    }

    /** TLS-9. */
    @Test
    void refusesTheProxysOwnSecretAsCredentialAndAsAuthority() {
        cluster.connectorClass("any", """
                spec:
                  proxy: {ref: {kind: Service, name: connectors-proxy-service}}
                  auth: {types: [{name: any, secretType: ""}]}
                """);
        cluster.ownSecret("own");
        cluster.connector("credential", "https://t.example", "any", "own", "any");
        cluster.connector(
                "authority",
                "connectorClassName: git, address: https://t.example, caCertSecretRef: {name: own},"
                        + " auth: {name: basicAuth, secretRef: {name: credential}}");

        assertThat(refused(resolver.resolve(below("credential", "/")))).isEqualTo(Reason.SECRET_NOT_ALLOWED);
        assertThat(refusal(resolver.resolve(below("authority", "/"))))
                .isEqualTo(
                        new Refusal(
                                Reason.CA_CERTIFICATES_INVALID,
                                "Secret \"own\" signs the proxy's own certificates; a Connector cannot use it. Name another one."));
    }

    @Test
    void refusesACredentialThatNoSchemePlaces() {
        cluster.connectorClass("keys", """
                spec:
                  auth:
                    types:
                      - {name: keyAuth, secretType: example.org/keys}
                  proxy:
                    ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}
                """);
        cluster.connector("keys", "http://t.example", "keyAuth", "keys", "keys")
                .secret("keys", "example.org/keys", "cm9ib3Q=", "c2VjcmV0");

        assertThat(refused(resolver.resolve(below("keys", "/")))).isEqualTo(Reason.UNSUPPORTED_AUTH_TYPE);
    }

    /** INJ-3. */
    @Test
    void isAnonymousOnlyWhenTheTypeIsOptional() {
        cluster.connector("open", "http://t.example", "open", "");

        assertThat(passed(resolver.resolve(below("open", "/"))).credential()).isEqualTo(new Credential.Anonymous());
    }

    @Test
    void refusesWhatTheConnectorGetsWrong() {
        cluster.connectorClass("plain", "spec: {}");
        cluster.connector("type", "http://t.example", "other", "credential");
        cluster.connector("address", "ftp://t.example", "basicAuth", "credential");
        cluster.connector("class", "http://t.example", "basicAuth", "credential", "missing");
        cluster.connector("unproxied", "http://t.example", "basicAuth", "credential", "plain");

        assertThat(refused(resolver.resolve(below("type", "/")))).isEqualTo(Reason.AUTH_TYPE_INVALID);
        assertThat(refused(resolver.resolve(below("address", "/")))).isEqualTo(Reason.ADDRESS_INVALID);
        assertThat(refused(resolver.resolve(below("class", "/")))).isEqualTo(Reason.CLASS_NOT_FOUND);
        assertThat(refused(resolver.resolve(below("unproxied", "/")))).isEqualTo(Reason.CLASS_WITHOUT_PROXY);
    }

    /** FWD-4. */
    @Test
    void relaysOnlyWhereClassAndInstallationSayso() {
        cluster.connectorClass("relaying", "spec: {proxy: {relay: public}}");
        cluster.connector("relaying", "http://t.example", "", "", "relaying");
        cluster.connector("strict", "http://s.example", "open", "");
        TargetResolver closed = new TargetResolver(cluster, LIMITS, false);
        Wanted elsewhere = url("http", "elsewhere.example", 80, "/x", "strict", "relaying");

        assertThat(resolver.resolve(elsewhere))
                .isInstanceOfSatisfying(
                        Decision.Passed.class,
                        passed -> assertThat(passed.value())
                                .isInstanceOfSatisfying(
                                        Destination.Relayed.class,
                                        relayed -> assertThat(relayed.route().reach())
                                                .isEqualTo(Reach.PUBLIC)));
        assertThat(refused(closed.resolve(elsewhere))).isEqualTo(Reason.TARGET_NOT_DECLARED);
        assertThat(refused(resolver.resolve(url("http", "elsewhere.example", 80, "/x", "strict"))))
                .isEqualTo(Reason.TARGET_NOT_DECLARED);
    }

    /** FWD-12. */
    @Test
    void opensTunnelsToDeclaredHostsOnly() {
        cluster.connector("forge", "https://forge.example/repo-a", "open", "");

        assertThat(resolver.tunnel(
                        List.of(new ResourceRef("demo", "forge")), new Origin("https", "forge.example", 443)))
                .isEqualTo(Decision.passed(new TunnelPurpose.Intercepted()));
        for (Origin other :
                List.of(new Origin("https", "forge.example", 8443), new Origin("https", "other.example", 443))) {
            assertThat(resolver.tunnel(List.of(new ResourceRef("demo", "forge")), other))
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refusal -> assertThat(refusal.refusal().reason()).isEqualTo(Reason.TARGET_NOT_DECLARED));
        }
    }

    @Test
    void takesTheTimeForTheFirstByteFromTheConnector() {
        cluster.connector("slow", "http://t.example", "open", "")
                .annotate("slow", Map.of("connectors.alauda.io/first-byte-timeout", "10m"));

        assertThat(passed(resolver.resolve(below("slow", "/"))).route().limits().firstByte())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void assumesNothingWhenTheSecretCannotBeRead() {
        cluster.connector("forge", "http://t.example", "basicAuth", "credential");
        cluster.secretsAreAway = true;

        assertThat(refused(resolver.resolve(below("forge", "/")))).isEqualTo(Reason.SECRET_UNKNOWN);
    }

    private static Wanted below(String connector, String path) {
        return new Wanted.Below(new ResourceRef("demo", connector), "", new RequestTarget(path, ""));
    }

    private static Wanted url(String scheme, String host, int port, String path, String... connectors) {
        List<ResourceRef> refs = Arrays.stream(connectors)
                .map(name -> new ResourceRef("demo", name))
                .toList();
        return new Wanted.Url(refs, new Origin(scheme, host, port), new RequestTarget(path, ""));
    }

    private static Destination.Declared passed(Decision<Destination> decision) {
        return (Destination.Declared)
                switch (decision) {
                    case Decision.Passed<Destination>(Destination target) -> target;
                    case Decision.Refused<Destination>(Refusal refusal) -> throw new AssertionError(refusal);
                };
    }

    private static Reason refused(Decision<Destination> decision) {
        return refusal(decision).reason();
    }

    private static Refusal refusal(Decision<Destination> decision) {
        return switch (decision) {
            case Decision.Passed<Destination> passed -> throw new AssertionError(passed);
            case Decision.Refused<Destination>(Refusal refusal) -> refusal;
        };
    }

    /** A cluster in memory, filled from YAML. */
    private static final class FakeCluster implements ClusterView {
        private final Map<ResourceRef, Connector> connectors = new HashMap<>();
        private final Map<String, ConnectorClass> classes = new HashMap<>();
        private final Map<ResourceRef, Secret> secrets = new HashMap<>();
        private int version;
        private boolean secretsAreAway;

        FakeCluster connectorClass(String name, String spec) {
            classes.put(name, Serialization.unmarshal("metadata: {name: " + name + "}\n" + spec, ConnectorClass.class));
            return this;
        }

        FakeCluster connector(String name, String address, String auth, String secret) {
            return connector(name, address, auth, secret, "git");
        }

        FakeCluster connector(String name, String address, String auth, String secret, String className) {
            String ref = secret.isEmpty() ? "" : ", secretRef: {name: " + secret + "}";
            return connector(
                    name,
                    "connectorClassName: %s, address: \"%s\", auth: {name: %s%s}"
                            .formatted(className, address, auth, ref));
        }

        FakeCluster connector(String name, String spec) {
            Connector connector = Serialization.unmarshal("""
                    metadata: {name: %1$s, namespace: demo, uid: uid-of-%1$s}
                    spec: {%2$s}
                    """.formatted(name, spec), Connector.class);
            connectors.put(new ResourceRef("demo", name), connector);
            return this;
        }

        FakeCluster annotate(String name, Map<String, String> annotations) {
            connector(new ResourceRef("demo", name)).orElseThrow().getMetadata().setAnnotations(annotations);
            return this;
        }

        /** A Secret of the product that holds whatever a Connector could ask for. */
        FakeCluster ownSecret(String name) {
            Secret secret = new SecretBuilder()
                    .withType(OwnSecrets.INTERCEPTION_AUTHORITY)
                    .withNewMetadata()
                    .withName(name)
                    .endMetadata()
                    .addToData("username", "cm9ib3Q=")
                    .addToData("password", "c2VjcmV0")
                    .build();
            secrets.put(new ResourceRef("demo", name), secret);
            return this;
        }

        FakeCluster secret(String name, String username, String password) {
            return secret(name, "kubernetes.io/basic-auth", username, password);
        }

        FakeCluster secret(String name, String type, String username, String password) {
            Secret secret =
                    Serialization.unmarshal("""
                    metadata: {name: %s, namespace: demo, resourceVersion: "%d"}
                    type: %s
                    data: {username: "%s", password: "%s"}
                    """.formatted(name, ++version, type, username, password), Secret.class);
            secrets.put(new ResourceRef("demo", name), secret);
            return this;
        }

        @Override
        public Optional<Connector> connector(ResourceRef connector) {
            return Optional.ofNullable(connectors.get(connector));
        }

        @Override
        public Optional<ConnectorClass> connectorClass(String name) {
            return Optional.ofNullable(classes.get(name));
        }

        @Override
        public Optional<Secret> secret(ResourceRef secret) {
            if (secretsAreAway) {
                throw new SecretUnavailableException(secret, new IllegalStateException("away"));
            }
            return Optional.ofNullable(secrets.get(secret));
        }
    }
}
