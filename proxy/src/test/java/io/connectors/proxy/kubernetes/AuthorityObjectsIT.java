package io.connectors.proxy.kubernetes;

import static io.connectors.proxy.kubernetes.TestCluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.secret.OwnSecrets;
import io.connectors.proxy.authority.AuthorityKeeper;
import io.connectors.proxy.authority.SharedText;
import io.connectors.proxy.authority.SharedText.Revision;
import io.connectors.proxy.certificate.Issuer;
import io.connectors.proxy.certificate.Mint;
import io.connectors.proxy.certificate.Pem;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicas of the proxy on an API server, with the rights that a deployment gives them. */
@Timeout(120)
class AuthorityObjectsIT {
    private static final String PROXY = "connectors-proxy";
    private static final String SECRET = "connectors-interception-ca";
    private static final String CONFIG_MAP = "connectors-ca";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private TestCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = own(new TestCluster(folder));
        cluster.applyAuthority();
    }

    @AfterEach
    void stop() throws Exception {
        while (!owned.isEmpty()) {
            owned.pop().close();
        }
    }

    @Test
    void replicasThatStartAtOnceAgree() {
        List<AuthorityKeeper> replicas = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            replicas.add(replica(PROXY));
        }

        replicas.forEach(AuthorityKeeper::start);
        replicas.forEach(
                replica -> await("a replica signs", () -> replica.issuer().isPresent()));

        assertThat(replicas.stream().map(AuthorityObjectsIT::signer).distinct()).hasSize(1);
        assertThat(published()).containsExactly(signer(replicas.getFirst()));
    }

    @Test
    void replacesNothingThatHasChangedSinceItWasRead() {
        AuthorityObjects objects = objects(PROXY);
        for (SharedText text : List.of(objects.stored(), objects.published())) {
            Revision seen = text.read().orElseThrow();

            assertThat(text.replace(seen, "one")).isTrue();
            assertThat(text.replace(seen, "two")).isFalse();
            assertThat(text.read()).map(Revision::text).contains("one");
        }
    }

    @Test
    void replacesNothingThatIsGone() {
        SharedText text = objects(PROXY).published();
        Revision seen = text.read().orElseThrow();
        cluster.admin().configMaps().inNamespace(NAMESPACE).withName(CONFIG_MAP).delete();

        assertThat(text.replace(seen, "one")).isFalse();
        assertThat(text.read()).isEmpty();
    }

    /** TLS-9. */
    @Test
    void keepsTheKeyInItsSecretAndNowhereElse() {
        start(PROXY);

        Secret secret = secret();
        assertThat(secret.getType()).isEqualTo(OwnSecrets.INTERCEPTION_AUTHORITY);
        assertThat(secret.getData()).containsOnlyKeys("authority.json");
        assertThat(configMap().getData()).containsOnlyKeys("ca.crt");
        assertThat(configMap().getData().get("ca.crt"))
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE");
    }

    @Test
    void keepsItsAuthorityWhenTheInstallationIsAppliedAgain() throws IOException {
        start(PROXY);
        Map<String, String> stored = secret().getData();
        Map<String, String> published = configMap().getData();

        cluster.applyAuthority();

        assertThat(secret().getData()).isEqualTo(stored);
        assertThat(configMap().getData()).isEqualTo(published);
    }

    /** By its watch: without news a replica looks once a minute. */
    @Test
    void noticesAtOnceThatTheAuthorityWasRemoved() {
        AuthorityKeeper one = start(PROXY);
        AuthorityKeeper other = start(PROXY);
        X509Certificate removed = signer(one);

        var _ = cluster.admin()
                .secrets()
                .inNamespace(NAMESPACE)
                .withName(SECRET)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\": null}");

        await(
                "both sign with another one",
                () -> !signer(one).equals(removed) && signer(one).equals(signer(other)));
        await("it is published", () -> published().equals(List.of(signer(one))));
    }

    @Test
    void saysWhatToApplyWhenItsObjectsAreMissing() {
        cluster.admin().secrets().inNamespace(NAMESPACE).withName(SECRET).delete();
        AuthorityKeeper replica = replica(PROXY);

        replica.start();

        awaitObstacle(
                replica,
                "Secret connectors-system/connectors-interception-ca does not exist."
                        + " Apply deploy/interception-authority.yaml.");
    }

    @Test
    void startsWhenItsObjectsAreAppliedLater() throws IOException {
        cluster.admin().configMaps().inNamespace(NAMESPACE).withName(CONFIG_MAP).delete();
        AuthorityKeeper replica = replica(PROXY);
        replica.start();
        awaitObstacle(
                replica,
                "ConfigMap connectors-system/connectors-ca does not exist."
                        + " Apply deploy/interception-authority.yaml.");

        cluster.applyAuthority();

        await("it signs", () -> replica.issuer().isPresent());
    }

    @Test
    void saysWhatToApplyWithoutItsRights() {
        AuthorityKeeper replica = replica("connectors-control");

        replica.start();

        awaitObstacle(
                replica,
                "ConfigMap connectors-system/connectors-ca cannot be read:"
                        + " the proxy's ServiceAccount may not. Apply deploy/proxy-rights.yaml.");
    }

    /** A Connector of the system namespace could name it as its credential. */
    @Test
    void writesNoKeyIntoASecretOfAnotherType() {
        cluster.admin().secrets().inNamespace(NAMESPACE).withName(SECRET).delete();
        var _ = cluster.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(SECRET)
                        .endMetadata()
                        .build())
                .create();
        AuthorityKeeper replica = replica(PROXY);

        replica.start();

        await("it says so", () -> replica.obstacle().orElse("").contains("has type \"Opaque\""));
        assertThat(secret().getData()).isNullOrEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "secrets, connectors-interception-ca, get watch patch",
        "secrets, connectors-interception-cb, get watch",
        "configmaps, connectors-ca, get patch",
        "configmaps, connectors-config, ''",
    })
    void mayDoNoMore(String resource, String name, String verbs) {
        List<String> all = List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

        assertThat(all.stream().filter(verb -> isAllowed(verb, resource, name)))
                .containsExactlyElementsOf(verbs.isEmpty() ? List.of() : List.of(verbs.split(" ")));
    }

    private boolean isAllowed(String verb, String resource, String name) {
        return cluster.admin()
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("system:serviceaccount:" + NAMESPACE + ":" + PROXY)
                        .withResourceAttributes(new ResourceAttributesBuilder()
                                .withNamespace(NAMESPACE)
                                .withVerb(verb)
                                .withResource(resource)
                                .withName(name)
                                .build())
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }

    private AuthorityKeeper start(String serviceAccount) {
        AuthorityKeeper replica = replica(serviceAccount);
        replica.start();
        await("it signs", () -> replica.issuer().isPresent());
        return replica;
    }

    private AuthorityKeeper replica(String serviceAccount) {
        AuthorityObjects objects = objects(serviceAccount);
        AuthorityKeeper keeper = own(new AuthorityKeeper(
                objects.stored(), objects.published(), new Mint(new SecureRandom()), InstantSource.system()));
        objects.onChange(keeper::wake);
        return keeper;
    }

    private AuthorityObjects objects(String serviceAccount) {
        KubernetesClient client = own(cluster.as(serviceAccount));
        return own(new AuthorityObjects(client, NAMESPACE, InstantSource.system()));
    }

    private Secret secret() {
        return cluster.admin().secrets().inNamespace(NAMESPACE).withName(SECRET).require();
    }

    private ConfigMap configMap() {
        return cluster.admin()
                .configMaps()
                .inNamespace(NAMESPACE)
                .withName(CONFIG_MAP)
                .require();
    }

    private List<X509Certificate> published() {
        return Pem.certificates(configMap().getData().getOrDefault("ca.crt", ""))
                .orElseThrow();
    }

    private static X509Certificate signer(AuthorityKeeper replica) {
        return replica.issuer().map(Issuer::certificate).orElseThrow();
    }

    private static void awaitObstacle(AuthorityKeeper replica, String obstacle) {
        await(obstacle, () -> replica.obstacle().equals(Optional.of(obstacle)));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            var _ = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        owned.push(part);
        return part;
    }
}
