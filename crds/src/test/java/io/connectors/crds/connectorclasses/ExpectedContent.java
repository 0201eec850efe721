package io.connectors.crds.connectorclasses;

import static java.util.stream.Collectors.joining;

import io.connectors.crds.connectorclasses.Mount.MountedConnector;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What each file has to say about a mount. */
final class ExpectedContent {
    private static final String DUMMY = "dXNlcjpwYXNzd29yZA==";

    private final MountedFile file;
    private final Mount mount;

    private ExpectedContent(MountedFile file, Mount mount) {
        this.file = file;
        this.mount = mount;
    }

    static Object of(MountedFile file, Mount mount) {
        ExpectedContent content = new ExpectedContent(file, mount);
        return switch (file.file()) {
            case ".gitconfig" -> content.gitconfig();
            case "hosts.yml" -> content.hosts();
            case "config.yml" -> content.glab();
            case "config.json" -> content.registries();
            case "buildkitd.toml" -> content.buildkit();
            case "daemon.json" ->
                Map.of(
                        "insecure-registries",
                        content.proxyHosts().stream().sorted().toList());
            case "config.yaml" -> content.harborCli();
            case "kubeconfig" -> content.kubeconfig();
            case "settings.xml" -> content.settings();
            case ".npmrc" -> content.npmrc();
            case ".yarnrc.yml" -> content.yarnrc();
            case "pip.conf" -> content.pip();
            case ".pypirc" -> content.pypirc();
            case "sonar-project.properties" -> content.sonar();
            default -> throw new IllegalArgumentException("Nothing is expected of " + file);
        };
    }

    private Object gitconfig() {
        Map<String, String> content = new LinkedHashMap<>();
        for (MountedConnector connector : mount.connectors()) {
            String proxy = slashed(connector.proxyAddress());
            content.put("http." + proxy + ".extraheader", "Authorization: Basic " + base64(":" + mount.token()));
            content.put("url." + proxy + ".insteadof", slashed(connector.address()));
        }
        return content;
    }

    private Object hosts() {
        Map<String, Object> content = new LinkedHashMap<>();
        for (MountedConnector connector : mount.connectors()) {
            content.put(
                    authority(connector.address()),
                    Map.of(
                            "git_protocol", "https",
                            "user", "connector",
                            "oauth_token", "placeholder",
                            "users", Map.of("connector", Map.of("oauth_token", "placeholder"))));
        }
        return content;
    }

    private Object glab() {
        Map<String, Object> hosts = new LinkedHashMap<>();
        for (String host : proxyHosts()) {
            hosts.put(
                    host,
                    Map.of(
                            "token",
                            mount.token(),
                            "container_registry_domains",
                            host + "," + host + ":443,registry." + host,
                            "api_host",
                            host,
                            "git_protocol",
                            "http",
                            "api_protocol",
                            "http",
                            "user",
                            "any-user"));
        }
        return Map.of(
                "git_protocol",
                "http",
                "host",
                proxyHosts().getFirst(),
                "no_prompt",
                true,
                "telemetry",
                false,
                "check_update",
                false,
                "connector_address",
                mount.first().address(),
                "hosts",
                hosts);
    }

    private Object registries() {
        Map<String, Object> auths = new LinkedHashMap<>();
        proxyHosts().forEach(host -> auths.put(host, Map.of("auth", base64("user:" + mount.token()))));
        return Map.of("auths", auths);
    }

    private Object buildkit() {
        Map<String, Object> registries = new LinkedHashMap<>();
        proxyHosts().forEach(host -> registries.put(host, Map.of("http", true)));
        return Map.of("insecure-entitlements", List.of("network.host", "security.insecure"), "registry", registries);
    }

    private Object harborCli() {
        return Map.of(
                "current-credential-name",
                mount.first().id(),
                "credentials",
                mount.connectors().stream()
                        .map(connector -> Map.of(
                                "name",
                                connector.id(),
                                "username",
                                "connector-proxy",
                                "password",
                                "ZHVtbXktbm9uY2Uw7dp9QGLkDg5/lcrT1AUrD8W2cBb+6GlaBb5CaXkYy0M=",
                                "serveraddress",
                                connector.address()))
                        .toList());
    }

    private Object kubeconfig() {
        List<Object> clusters = new ArrayList<>();
        List<Object> contexts = new ArrayList<>();
        contexts.add(Map.of("name", "k8s", "context", Map.of("cluster", "k8s", "user", "k8s")));
        for (MountedConnector connector : mount.connectors()) {
            String name = clusters.isEmpty() ? "k8s" : connector.id();
            clusters.add(Map.of(
                    "name",
                    name,
                    "cluster",
                    Map.of(
                            "server", connector.address(),
                            "proxy-url", forwardProxy(List.of(connector)),
                            "certificate-authority-data", base64(Mount.CA))));
            contexts.add(Map.of("name", connector.id(), "context", Map.of("cluster", name, "user", "k8s")));
        }
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "current-context",
                "k8s",
                "clusters",
                clusters,
                "users",
                List.of(Map.of("name", "k8s", "user", Map.of("token", "fake-token"))),
                "contexts",
                contexts);
    }

    private Object settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(
                "proxies",
                Map.of(
                        "proxy",
                        Map.of(
                                "id", "connectors-proxy",
                                "active", "true",
                                "protocol", "http",
                                "host", Mount.PROXY_HOST,
                                "port", "80",
                                "username",
                                        mount.connectors().stream()
                                                .map(MountedConnector::id)
                                                .collect(joining(",")),
                                "password", mount.token(),
                                "nonProxyHosts", "localhost")));
        String mirror = mirror();
        if (!mirror.isEmpty()) {
            String id = file.className().equals("maven")
                    ? "connectors"
                    : mount.first().name();
            settings.put("mirrors", Map.of("mirror", Map.of("id", id + "-mirror", "url", mirror, "mirrorOf", "*")));
        }
        return Map.of("settings", settings);
    }

    private String mirror() {
        String repository = mount.configurations().getOrDefault("mirrorRepository", "");
        if (file.className().equals("maven")) {
            return "true".equals(mount.first().params().get("useAsMirror"))
                    ? mount.first().address()
                    : "";
        }
        return repository.isEmpty() ? "" : repositories("/repository", "") + repository;
    }

    private Object npmrc() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("registry", slashed(registry()));
        for (String registry : isServer() ? List.of(registry()) : addresses()) {
            content.put(nerfed(slashed(registry)) + ":_auth", DUMMY);
        }
        content.put("proxy", forwardProxy(mount.connectors()));
        content.put("https-proxy", forwardProxy(mount.connectors()));
        content.put("strict-ssl", Boolean.toString(isStrict()));
        content.put("audit", "false");
        content.put("fund", "false");
        return content;
    }

    private Object yarnrc() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("npmRegistryServer", unslashed(registry()));
        content.put("npmPublishRegistry", unslashed(registry()));
        content.put("npmAuthIdent", "user:password");
        content.put("npmAlwaysAuth", true);
        content.put(
                "unsafeHttpWhitelist",
                addresses().stream()
                        .map(ExpectedContent::authority)
                        .map(host -> host.replaceFirst(":[0-9]*$", ""))
                        .toList());
        content.put("httpProxy", forwardProxy(mount.connectors()));
        content.put("httpsProxy", forwardProxy(mount.connectors()));
        content.put("enableTelemetry", false);
        content.put("enableStrictSsl", isStrict());
        return content;
    }

    private Object pip() {
        Map<String, String> global = new LinkedHashMap<>();
        global.put("timeout", "30");
        if (isServer()) {
            global.put("index-url", repositories("/repository", "/api/pypi") + configured("repository") + "/simple/");
            global.put("proxy", forwardProxy(mount.connectors()));
            global.put("trusted-host", authority(mount.first().address()));
            return Map.of("global", global);
        }
        List<String> urls = mount.connectors().stream().map(this::index).toList();
        global.put("index-url", urls.getFirst());
        if (urls.size() > 1) {
            global.put("extra-index-url", String.join(" ", urls.subList(1, urls.size())));
        }
        global.put("trusted-host", String.join(" ", proxyHosts()));
        return Map.of("global", global);
    }

    private String index(MountedConnector connector) {
        String user = encoded(connector.namespace() + "-" + connector.name());
        return unslashed(connector.proxyAddress()).replaceFirst("//", "//" + user + ":" + encoded(mount.token()) + "@")
                + "/simple/";
    }

    private Object pypirc() {
        Map<String, Object> content = new LinkedHashMap<>();
        List<String> servers = new ArrayList<>();
        for (MountedConnector connector : isServer() ? List.of(mount.first()) : mount.connectors()) {
            servers.add(servers.isEmpty() ? "connectors-" + file.className() : connector.id());
            content.put(
                    servers.getLast(),
                    Map.of(
                            "repository", slashed(unslashed(connector.proxyAddress()) + uploadPath()),
                            "username", connector.namespace() + "-" + connector.name(),
                            "password", mount.token()));
        }
        // Python keeps the empty first line of a value that begins on the next one.
        content.put("distutils", Map.of("index-servers", "\n" + String.join("\n", servers)));
        return content;
    }

    private String uploadPath() {
        return switch (file.className()) {
            case "nexus" -> "/repository/" + configured("deployRepository");
            case "jfrog" -> "/artifactory/api/pypi/" + configured("deployRepository");
            default -> "";
        };
    }

    private Object sonar() {
        return Map.of(
                "sonar.host.url", mount.first().address(),
                "sonar.scanner.proxyHost", Mount.PROXY_HOST,
                "sonar.scanner.proxyPort", "80",
                "sonar.scanner.proxyUser", encoded(mount.first().id()),
                "sonar.scanner.proxyPassword", mount.token());
    }

    private String registry() {
        return switch (file.className()) {
            case "nexus" -> repositories("/repository", "") + configured("registry");
            case "jfrog" -> repositories("", "/api/npm") + configured("repository");
            default ->
                mount.connectors().stream()
                        .filter(connector -> "publish".equals(connector.params().get("registryType")))
                        .findFirst()
                        .orElse(mount.first())
                        .address();
        };
    }

    private String repositories(String ofNexus, String ofJfrog) {
        String root = unslashed(mount.first().address());
        return root + (file.className().equals("nexus") ? ofNexus : "/artifactory" + ofJfrog) + "/";
    }

    private boolean isStrict() {
        String said = isServer()
                ? mount.configurations().get("strictSSL")
                : mount.first().params().get("strict-ssl");
        return !"false".equals(said);
    }

    private boolean isServer() {
        return file.className().equals("nexus") || file.className().equals("jfrog");
    }

    private String configured(String param) {
        return Objects.requireNonNull(mount.configurations().get(param), param);
    }

    private List<String> addresses() {
        return mount.connectors().stream().map(MountedConnector::address).toList();
    }

    private List<String> proxyHosts() {
        return mount.connectors().stream()
                .map(connector -> authority(connector.proxyAddress()))
                .toList();
    }

    private String forwardProxy(List<MountedConnector> connectors) {
        String user =
                connectors.stream().map(connector -> encoded(connector.id())).collect(joining(","));
        return "http://" + user + ":" + encoded(mount.token()) + "@" + Mount.PROXY_HOST + ":80";
    }

    /** The key under which npm keeps what belongs to a registry. */
    private static String nerfed(String url) {
        String host = authority(url);
        String plainHost = host.toLowerCase(Locale.ROOT).replaceFirst(url.startsWith("https") ? ":443$" : ":80$", "");
        return "//" + plainHost + url.substring(url.indexOf(host) + host.length());
    }

    private static String authority(String url) {
        return url.replaceFirst("^[^/]+//", "").replaceFirst("/.*", "");
    }

    private static String slashed(String url) {
        return unslashed(url) + "/";
    }

    private static String unslashed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
