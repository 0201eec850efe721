package io.connectors.app.mount;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.address.ToolAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that every mount has. Without a proxy there is only the token.
 *
 * <p>The proxy's URL names all Connectors that have a proxy, whatever their class: one token serves them all. With several classes
 * the proxy is that of the last one, and {@code connector.status.proxyAddress} its first Connector's.
 */
final class BuiltInFiles {
    private final List<MountedClass> proxied;
    private final ClientToken token;
    private final String caCert;

    BuiltInFiles(List<MountedClass> classes, ClientToken token, String caCert) {
        this.proxied =
                classes.stream().filter(mounted -> mounted.proxy().isPresent()).toList();
        this.token = token;
        this.caCert = caCert.isEmpty() || caCert.endsWith("\n") ? caCert : caCert + "\n";
    }

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("context.token", token.value());
        if (proxied.isEmpty()) {
            return files;
        }
        MountedClass last = proxied.getLast();
        String proxy = proxyUrl(last.proxy().orElseThrow().address());
        files.put(".env", "http_proxy=" + proxy + "\nhttps_proxy=" + proxy + "\nno_proxy=" + noProxy() + "\n");
        files.put("http.proxy", proxy);
        files.put("https.proxy", proxy);
        files.put("context.proxy.caCert", caCert);
        files.put("ca.crt", caCert);
        files.put("ca.cert", caCert);
        last.connectors()
                .getFirst()
                .proxyAddress()
                .ifPresent(address -> files.put("connector.status.proxyAddress", address.text()));
        return files;
    }

    List<String> warnings() {
        if (proxied.stream().map(MountedClass::proxy).distinct().count() < 2) {
            return List.of();
        }
        return List.of("The classes "
                + Quoted.list(proxied.stream().map(MountedClass::name).toList())
                + " have different proxies; .env, http.proxy, https.proxy and connector.status.proxyAddress are about"
                + " that of " + Quoted.word(proxied.getLast().name())
                + ", the last one. Use one volume for each class.");
    }

    /** With the port in any case: curl and git take a proxy without one to be on port 1080. */
    private String proxyUrl(ToolAddress proxy) {
        String user = connectors()
                .map(connector -> encoded(connector.ref().toString()))
                .collect(Collectors.joining(","));
        return proxy.scheme() + "://" + user + ":" + encoded(token.value()) + "@" + proxy.host() + ":" + proxy.port();
    }

    /**
     * Names the proxy's own addresses of the Connectors beside this machine: what is asked of the reverse proxy must not go
     * through the forward proxy, which would refuse it. Whole domains are not named, since a tool may be a Service of the cluster.
     */
    private String noProxy() {
        Stream<String> hosts = connectors()
                .flatMap(connector -> connector.proxyAddress().stream())
                .map(proxy -> proxy.address().host());
        return Stream.concat(Stream.of("localhost", "127.0.0.1", "::1"), hosts)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private Stream<MountedClass.Member> connectors() {
        return proxied.stream().flatMap(mounted -> mounted.connectors().stream());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
