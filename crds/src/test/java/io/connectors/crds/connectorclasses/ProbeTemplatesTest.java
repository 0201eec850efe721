package io.connectors.crds.connectorclasses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProbeTemplatesTest {
    private static final Map<String, String> BASIC = Map.of("username", "builder", "password", "p@ss:wörd");
    private static final Map<String, String> TOKEN = Map.of("token", "t0ken");
    private static final String AS_BASIC = "Basic YnVpbGRlcjpwQHNzOnfDtnJk";

    /** The paths begin with {@code prefix} where the class keeps the path of the Connector's address. */
    record Case(
            String className,
            Map<String, String> authParams,
            String liveness,
            String auth,
            Map<String, String> secret,
            Map<String, String> headers) {
        @Override
        public String toString() {
            return className + " " + authParams;
        }
    }

    static Stream<Case> cases() {
        Map<String, String> basic = Map.of("Authorization", AS_BASIC);
        String refs = "/info/refs?service=git-upload-pack";
        return Stream.of(
                new Case(
                        "git",
                        Map.of("repository", "org/repo.git"),
                        "<prefix>/org/repo.git" + refs,
                        "<prefix>/org/repo.git" + refs,
                        BASIC,
                        basic),
                new Case(
                        "git",
                        Map.of("repository", "/~me/a b?#%.git"),
                        "<prefix>/~me/a%20b%3F%23%25.git" + refs,
                        "<prefix>/~me/a%20b%3F%23%25.git" + refs,
                        BASIC,
                        basic),
                new Case("git", Map.of(), "<prefix>/", "<prefix>/" + refs, BASIC, basic),
                new Case("github", Map.of(), "/", "/rate_limit", TOKEN, Map.of("Authorization", "Bearer t0ken")),
                new Case(
                        "gitlab",
                        Map.of(),
                        "<prefix>/",
                        "<prefix>/api/v4/user",
                        TOKEN,
                        Map.of("Private-Token", "t0ken")),
                new Case("oci", Map.of(), "<prefix>/v2/", "<prefix>/v2/", BASIC, basic),
                new Case("oci", Map.of("repository", ""), "<prefix>/v2/", "<prefix>/v2/", BASIC, basic),
                new Case(
                        "oci",
                        Map.of("repository", "library/app"),
                        "<prefix>/v2/",
                        "<prefix>/v2/library/app/tags/list?n=1",
                        BASIC,
                        basic),
                new Case("harbor", Map.of(), "<prefix>/api/v2.0/ping", "<prefix>/api/v2.0/users/current", BASIC, basic),
                new Case(
                        "k8s",
                        Map.of(),
                        "<prefix>/livez",
                        "<prefix>/api",
                        TOKEN,
                        Map.of("Authorization", "Bearer t0ken")),
                new Case("maven", Map.of(), "<prefix>/", "<prefix>/", BASIC, basic),
                new Case("npm", Map.of(), "/", "<prefix>/", BASIC, basic),
                new Case("pypi", Map.of(), "/", "<prefix>/simple/", BASIC, basic),
                new Case(
                        "nexus",
                        Map.of(),
                        "<prefix>/service/rest/v1/status",
                        "<prefix>/service/rest/v1/status",
                        BASIC,
                        basic),
                new Case(
                        "jfrog",
                        Map.of(),
                        "<prefix>/artifactory/api/system/ping",
                        "<prefix>/artifactory/api/repositories",
                        BASIC,
                        basic),
                new Case(
                        "sonarqube",
                        Map.of(),
                        "<prefix>/api/system/status",
                        "<prefix>/api/authentication/validate",
                        TOKEN,
                        Map.of("Authorization", "Basic dDBrZW46")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsThePathOfTheAddress(Case one) {
        for (String prefix : new String[] {"", "/tools", "/a/b"}) {
            for (String slash : new String[] {"", "/"}) {
                ProbeTemplates probes = probes(one, "https://tool.example.org:8443" + prefix + slash);

                assertThat(probes.livenessPath()).isEqualTo(one.liveness().replace("<prefix>", prefix));
                assertThat(probes.authPath()).isEqualTo(one.auth().replace("<prefix>", prefix));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sendsTheCredentialOnlyWhenThereIsOne(Case one) {
        ProbeTemplates probes = probes(one, "https://tool.example.org");

        assertThat(probes.authHeaders(one.secret())).isEqualTo(one.headers());
        assertThat(probes.authHeaders(null)).isEmpty();
    }

    @Test
    void asksTheApiOfGitHubAndNotItsWebServer() {
        var probe = new ProbeTemplates(BuiltInClass.named("github"), "https://github.com", Map.of()).authProbe();

        assertThat(probe.host()).isEqualTo("api.github.com");
        assertThat(probe.scheme()).isEqualTo("https");
    }

    @Test
    void findsArtifactoryAlsoWhenTheAddressNamesIt() {
        var probes =
                new ProbeTemplates(BuiltInClass.named("jfrog"), "https://jfrog.example.org/artifactory/", Map.of());

        assertThat(probes.livenessPath()).isEqualTo("/artifactory/api/system/ping");
    }

    private static ProbeTemplates probes(Case one, String address) {
        return new ProbeTemplates(BuiltInClass.named(one.className()), address, one.authParams());
    }
}
