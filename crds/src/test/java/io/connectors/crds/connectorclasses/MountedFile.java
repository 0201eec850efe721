package io.connectors.crds.connectorclasses;

import io.connectors.crds.connectorclasses.Mount.MountedConnector;
import io.connectors.crds.template.Template;
import io.connectors.crds.template.TemplateLimits;
import io.connectors.crds.template.Templates;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A file that a Pod can mount. */
record MountedFile(String className, String configuration, String file) {
    private static final TemplateLimits LIMITS = new TemplateLimits(
            Duration.ofSeconds(30), TemplateLimits.DEFAULT.outputBytes(), TemplateLimits.DEFAULT.depth());
    private static final Set<String> BY_PATH = Set.of("oci", "harbor");
    private static final Set<String> WITH_REPOSITORIES = Set.of("nexus", "jfrog");
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("git", "https://forge.example.org/git"),
            Map.entry("github", "https://github.com"),
            Map.entry("gitlab", "https://gitlab.example.org/gitlab/"),
            Map.entry("oci", "https://registry.example.org:5000"),
            Map.entry("harbor", "https://harbor.example.org"),
            Map.entry("k8s", "https://192.0.2.7:6443"),
            Map.entry("maven", "https://nexus.example.org/repository/maven-public/"),
            Map.entry("npm", "https://nexus.example.org/repository/npm-public"),
            Map.entry("pypi", "https://nexus.example.org/repository/pypi"),
            Map.entry("nexus", "https://nexus.example.org/"),
            Map.entry("jfrog", "https://jfrog.example.org"),
            Map.entry("sonarqube", "https://sonar.example.org/sonar"));

    static Stream<MountedFile> all() {
        return BuiltInClass.all().stream()
                .flatMap(builtIn -> builtIn.spec().configurations().stream()
                        .flatMap(configuration -> configuration.data().keySet().stream()
                                .map(file -> new MountedFile(builtIn.name(), configuration.name(), file))));
    }

    /** Tells whether what is in the file depends on Connectors or the token; certificates and constants do not. */
    boolean dependsOnConnectors() {
        return text().contains(".connector");
    }

    String text() {
        return BuiltInClass.named(className).template(configuration, file);
    }

    /** With time enough for a busy machine: what is tested here is content. */
    Template template() {
        return Templates.parse(file, text(), LIMITS);
    }

    String render(Mount mount) {
        return template().render(mount.asData());
    }

    Mount mountOfOne() {
        return configured(Mount.of(firstConnector()));
    }

    Mount mountOfTwo() {
        MountedConnector second =
                resolved(MountedConnector.of("shared-tools", className + "-2", "https://other.example.org/tool"));
        return configured(
                Mount.of(firstConnector(), className.equals("npm") ? second.with("registryType", "publish") : second));
    }

    private MountedConnector firstConnector() {
        MountedConnector first =
                resolved(MountedConnector.of("team-a", className, Objects.requireNonNull(ADDRESSES.get(className))));
        return className.equals("maven") ? first.with("useAsMirror", "true") : first;
    }

    private MountedConnector resolved(MountedConnector connector) {
        return BY_PATH.contains(className) ? connector.byPath() : connector;
    }

    private Mount configured(Mount mount) {
        if (!WITH_REPOSITORIES.contains(className)) {
            return mount;
        }
        return switch (configuration) {
            case "settings" -> mount.configured("mirrorRepository", "maven-public");
            case "npmrc", "yarnrc" ->
                mount.configured(className.equals("nexus") ? "registry" : "repository", "npm-group")
                        .configured("strictSSL", "true");
            case "pipconf" -> mount.configured("repository", "pypi-group");
            default -> mount.configured("deployRepository", "pypi-hosted");
        };
    }

    @Override
    public String toString() {
        return className + "/" + configuration + "/" + file;
    }
}
