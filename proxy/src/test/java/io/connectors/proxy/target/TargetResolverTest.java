package io.connectors.proxy.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.credential.Credential;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetResolverTest {
    private final FakeCluster cluster =
            new FakeCluster().connectorClass("git", """
                    spec:
                      proxy: {ref: {kind: Service, name: connectors-proxy-service}}
                      auth:
                        types:
                          - {name: basicAuth, secretType: kubernetes.io/basic-auth}
                          - {name: open, secretType: kubernetes.io/basic-auth, optional: true}
                    """).secret("credential", "cm9ib3Q=", "c2VjcmV0");
    private final TargetResolver resolver = new TargetResolver(cluster);

    @Test
    void appendsThePathToTheAddress() {
        cluster.connector("forge", "https://Forge.Example:8443/base/", "basicAuth", "credential");

        ResolvedTarget target = passed(resolver.resolve(below("forge", "/x%2Fy")));

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

        Decision<ResolvedTarget> decision = resolver.resolve(url(scheme, host, port, path, "forge"));

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

    @Test
    void assumesNothingWhenTheSecretCannotBeRead() {
        cluster.connector("forge", "http://t.example", "basicAuth", "credential");
        cluster.secretsAreAway = true;

        assertThat(refused(resolver.resolve(below("forge", "/")))).isEqualTo(Reason.SECRET_UNKNOWN);
    }

    private static Wanted below(String connector, String path) {
        return new Wanted.Below(new ResourceRef("demo", connector), new RequestTarget(path, ""));
    }

    private static Wanted url(String scheme, String host, int port, String path, String... connectors) {
        List<ResourceRef> refs = Arrays.stream(connectors)
                .map(name -> new ResourceRef("demo", name))
                .toList();
        return new Wanted.Url(refs, new Origin(scheme, host, port), new RequestTarget(path, ""));
    }

    private static ResolvedTarget passed(Decision<ResolvedTarget> decision) {
        return switch (decision) {
            case Decision.Passed<ResolvedTarget>(ResolvedTarget target) -> target;
            case Decision.Refused<ResolvedTarget>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Reason refused(Decision<ResolvedTarget> decision) {
        return switch (decision) {
            case Decision.Passed<ResolvedTarget> passed -> throw new AssertionError(passed);
            case Decision.Refused<ResolvedTarget>(Refusal refusal) -> refusal.reason();
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
            Connector connector =
                    Serialization.unmarshal("""
                    metadata: {name: %1$s, namespace: demo, uid: uid-of-%1$s}
                    spec: {connectorClassName: %2$s, address: "%3$s", auth: {name: %4$s%5$s}}
                    """.formatted(name, className, address, auth, ref), Connector.class);
            connectors.put(new ResourceRef("demo", name), connector);
            return this;
        }

        FakeCluster secret(String name, String username, String password) {
            Secret secret = Serialization.unmarshal("""
                    metadata: {name: %s, namespace: demo, resourceVersion: "%d"}
                    type: kubernetes.io/basic-auth
                    data: {username: "%s", password: "%s"}
                    """.formatted(name, ++version, username, password), Secret.class);
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
