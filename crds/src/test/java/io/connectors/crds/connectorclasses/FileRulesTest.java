package io.connectors.crds.connectorclasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.crds.connectorclasses.Mount.MountedConnector;
import io.connectors.crds.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of single files that their golden copies do not show. */
final class FileRulesTest {

    /** Registry types of the mounted Connectors; the positions of those to download from and to publish to. */
    record Roles(List<String> types, int download, int publish) {}

    static Stream<Roles> roles() {
        return Stream.of(
                new Roles(List.of(""), 0, 0),
                new Roles(List.of("", ""), 0, 0),
                new Roles(List.of("publish"), 0, 0),
                new Roles(List.of("mirror"), 0, 0),
                new Roles(List.of("mirror", "publish"), 0, 1),
                new Roles(List.of("publish", "mirror"), 1, 0),
                new Roles(List.of("publish", "mirror", "mirror", "publish"), 1, 0),
                new Roles(List.of("publish", "all"), 1, 0),
                new Roles(List.of("all", "mirror"), 1, 0),
                new Roles(List.of("all", "mirror", "publish"), 1, 2),
                new Roles(List.of("", "publish"), 1, 1),
                new Roles(List.of("mirror", ""), 0, 1),
                new Roles(List.of("", "all"), 1, 1));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void npmRegistriesAreChosenByTheirType(Roles roles) {
        Mount mount = Mount.of(IntStream.range(0, roles.types().size())
                .mapToObj(i -> MountedConnector.of("team-a", "npm-" + i, "https://npm-" + i + ".example.org")
                        .with("registryType", roles.types().get(i)))
                .toArray(MountedConnector[]::new));

        assertThat(read("npm", "npmrc", ".npmrc", mount))
                .contains("registry=https://npm-" + roles.download() + ".example.org/\n");
        assertThat(read("npm", "yarnrc", ".yarnrc.yml", mount))
                .contains("npmRegistryServer: \"https://npm-" + roles.download() + ".example.org\"\n")
                .contains("npmPublishRegistry: \"https://npm-" + roles.publish() + ".example.org\"\n");
    }

    @Test
    void npmChecksCertificatesAsTheRegistryToDownloadFromSays() {
        MountedConnector checked = MountedConnector.of("team-a", "one", "https://one.example.org");
        MountedConnector unchecked =
                MountedConnector.of("team-a", "two", "https://two.example.org").with("strict-ssl", "false");

        assertThat(read("npm", "npmrc", ".npmrc", Mount.of(unchecked, checked))).contains("strict-ssl=false\n");
        assertThat(read("npm", "npmrc", ".npmrc", Mount.of(checked, unchecked))).contains("strict-ssl=true\n");
    }

    @Test
    void npmFindsTheCredentialOfARegistryWithADefaultPort() {
        Mount mount = Mount.of(
                MountedConnector.of("team-a", "one", "https://ONE.example.org:443/npm/"),
                MountedConnector.of("team-a", "two", "http://two.example.org:80"),
                MountedConnector.of("team-a", "three", "http://three.example.org:8080"));

        assertThat(read("npm", "npmrc", ".npmrc", mount))
                .contains("\n//one.example.org/npm/:_auth=")
                .contains("\n//two.example.org/:_auth=")
                .contains("\n//three.example.org:8080/:_auth=");
    }

    @Test
    void artifactoryIsNotNamedTwice() {
        Mount mount = Mount.of(MountedConnector.of("team-a", "jfrog", "https://jfrog.example.org/artifactory/"))
                .configured("repository", "r")
                .configured("deployRepository", "r")
                .configured("mirrorRepository", "r")
                .configured("strictSSL", "true");

        assertThat(read("jfrog", "npmrc", ".npmrc", mount))
                .contains("registry=https://jfrog.example.org/artifactory/api/npm/r/\n");
        assertThat(read("jfrog", "pipconf", "pip.conf", mount))
                .contains("index-url = https://jfrog.example.org/artifactory/api/pypi/r/simple/\n");
        assertThat(read("jfrog", "pypirc", ".pypirc", mount))
                .contains("repository = http://c-jfrog.team-a.svc.cluster.local/api/pypi/r/\n");
        assertThat(read("jfrog", "settings", "settings.xml", mount))
                .contains("<url>https://jfrog.example.org/artifactory/r</url>");
    }

    @Test
    void aMirrorIsNamedOnlyWhenOneIsWanted() {
        Mount maven = Mount.of(MountedConnector.of("team-a", "maven", "https://one.example.org/maven"));
        Mount nexus = maven.configured("mirrorRepository", "");

        assertThat(read("maven", "settings", "settings.xml", maven)).doesNotContain("mirror");
        assertThat(read("nexus", "settings", "settings.xml", nexus)).doesNotContain("mirror");
    }

    @Test
    void theFirstOfSeveralMirrorsIsUsed() {
        Mount mount = Mount.of(
                MountedConnector.of("team-a", "one", "https://one.example.org/maven"),
                MountedConnector.of("team-a", "two", "https://two.example.org/maven")
                        .with("useAsMirror", "true"),
                MountedConnector.of("team-a", "three", "https://three.example.org/maven")
                        .with("useAsMirror", "true"));

        assertThat(read("maven", "settings", "settings.xml", mount))
                .containsOnlyOnce("<mirror>")
                .contains("<url>https://two.example.org/maven</url>");
    }

    /** harbor-cli decrypts with AES-GCM, nonce first, and wants 8 to 256 characters with upper case, lower case and a digit. */
    @Test
    void harborCliCanDecryptTheDummyPassword() throws GeneralSecurityException {
        Mount mount = Mount.of(MountedConnector.of("team-a", "harbor", "https://harbor.example.org"));
        byte[] key = Base64.getDecoder().decode(read("harbor", "harbor-cli-config", "HARBOR_ENCRYPTION_KEY", mount));
        String encrypted = FileContent.read("config.yaml", read("harbor", "harbor-cli-config", "config.yaml", mount))
                .at("/credentials/0/password")
                .asText();

        byte[] bytes = Base64.getDecoder().decode(encrypted);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(bytes, 12)));
        String password = new String(cipher.doFinal(bytes, 12, bytes.length - 12), StandardCharsets.UTF_8);

        assertThat(key).hasSize(32);
        assertThat(password).hasSizeBetween(8, 256).matches("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9]).*");
    }

    /**
     * A refusal.
     *
     * @param reason part of the template's text at the position that the message begins with
     */
    record Refusal(MountedFile file, UnaryOperator<Mount> change, String reason) {
        @Override
        public String toString() {
            return file + ": " + reason;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        new MountedFile("git", "gitconfig", ".gitconfig"),
                        mount -> mount.with(c -> c.withAddress("https://forge.example.org/\"")),
                        "Connector %s/%s: spec.address cannot be written to .gitconfig"),
                new Refusal(
                        new MountedFile("git", "gitconfig", ".gitconfig"),
                        mount -> mount.with(c -> c.withProxyAddress("http://c-git.team-a.svc/\n")),
                        "Connector %s/%s: status.proxyAddress cannot be written to .gitconfig"),
                new Refusal(
                        new MountedFile("npm", "npmrc", ".npmrc"),
                        mount -> mount.with(c -> c.withAddress("https://npm.example.org/a;b")),
                        "Connector %s/%s: spec.address cannot be written to .npmrc"),
                new Refusal(
                        new MountedFile("gitlab", "gitlabconfig", "config.yml"),
                        mount -> mount.with(c -> c.withProxyAddress("http://[2001:db8::1]")),
                        "Connector %s/%s: the host of status.proxyAddress cannot be a key of config.yml"),
                new Refusal(
                        new MountedFile("github", "githubconfig", "hosts.yml"),
                        mount -> mount.with(c -> c.withAddress("https://" + "x".repeat(300))),
                        "Connector %s/%s: the host of spec.address is too long for hosts.yml"),
                new Refusal(
                        new MountedFile("maven", "settings", "settings.xml"),
                        mount -> mount.withToken("{x}"),
                        "the token cannot be written to settings.xml"),
                new Refusal(
                        new MountedFile("k8s", "kubeconfig", "kubeconfig"),
                        mount -> mount.with(c -> c.named("team-a", "a\nb")),
                        "Connector %q in namespace %q: these names cannot be written to kubeconfig"),
                new Refusal(
                        new MountedFile("nexus", "npmrc", ".npmrc"),
                        mount -> mount.configured("registry", "../x"),
                        "parameter registry of configuration npmrc (Connector %s/%s) is no repository name"),
                new Refusal(
                        new MountedFile("jfrog", "pypirc", ".pypirc"),
                        mount -> new Mount(mount.connectors(), mount.token(), Map.of()),
                        "parameter deployRepository of configuration pypirc (Connector %s/%s) is no repository name"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sayWhatCannotBeWritten(Refusal refusal) {
        Mount mount = refusal.change().apply(refusal.file().mountOfOne());

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> refusal.file().render(mount))
                .satisfies(e -> assertThat(lineAt(refusal.file(), e.position())).contains(refusal.reason()));
    }

    private static String lineAt(MountedFile file, String position) {
        int line = Integer.parseInt(position.split(":", -1)[1]);
        return file.text().lines().skip(line - 1).findFirst().orElseThrow();
    }

    private static String read(String className, String configuration, String file, Mount mount) {
        return new MountedFile(className, configuration, file).render(mount);
    }
}
