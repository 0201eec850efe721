package io.connectors.app.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BuiltInFilesTest {
    private static final MountRenderer RENDERER = new MountRenderer();

    @Test
    void areCompleteForOneConnector() {
        var files = files(Fixtures.inputs(Map.of(), Fixtures.of(proxied("git"), "team-blue", "forge")));

        String proxy = "http://team-blue%2Fforge:" + Fixtures.TOKEN
                + "@connectors-proxy-service.connectors-system.svc.cluster.local:80";
        assertThat(files)
                .containsOnly(
                        Map.entry(
                                ".env",
                                "http_proxy=" + proxy + "\nhttps_proxy=" + proxy
                                        + "\nno_proxy=localhost,127.0.0.1,::1,c-forge.team-blue.svc.cluster.local\n"),
                        Map.entry("http.proxy", proxy),
                        Map.entry("https.proxy", proxy),
                        Map.entry("context.token", Fixtures.TOKEN),
                        Map.entry("context.proxy.caCert", Fixtures.CA),
                        Map.entry("ca.crt", Fixtures.CA),
                        Map.entry("ca.cert", Fixtures.CA),
                        Map.entry("connector.status.proxyAddress", "http://c-forge.team-blue.svc.cluster.local"));
    }

    @Test
    void nameAllConnectorsOfAllClasses() {
        var git = proxied("git");

        var files = files(Fixtures.inputs(
                Map.of(),
                Fixtures.of(git, "a", "one"),
                Fixtures.of(proxied("npm"), "b", "two"),
                Fixtures.of(git, "a", "three")));

        assertThat(files.get("http.proxy")).startsWith("http://a%2Fone,a%2Fthree,b%2Ftwo:");
        assertThat(files.get(".env"))
                .contains("no_proxy=localhost,127.0.0.1,::1,c-one.a.svc.cluster.local,c-three.a.svc.cluster.local,"
                        + "c-two.b.svc.cluster.local\n");
        assertThat(files).containsEntry("connector.status.proxyAddress", "http://c-two.b.svc.cluster.local");
    }

    @Test
    void haveTheProxyOfTheLastClassAndSayItWhenThereAreTwo() {
        ConnectorClass other = proxied("oci");
        other.setStatus(Fixtures.withProxy("https://plugin.tools.svc:8443/base"));

        var mount = mounted(
                Fixtures.inputs(Map.of(), Fixtures.of(proxied("git"), "a", "one"), Fixtures.of(other, "b", "two")));

        assertThat(Texts.of(mount, "https.proxy"))
                .isEqualTo("https://a%2Fone,b%2Ftwo:" + Fixtures.TOKEN + "@plugin.tools.svc:8443");
        assertThat(mount.warnings())
                .singleElement()
                .asString()
                .startsWith("The classes \"git\", \"oci\" have different proxies; .env,");
    }

    @Test
    void areOnlyTheTokenWithoutAProxy() {
        var plain = Fixtures.classWithoutProxy("plain", "");
        var connector = Fixtures.unpublished(Fixtures.connector("a", "one", "plain"));

        assertThat(files(Fixtures.inputs(Map.of(), new MountedConnector(connector, plain))))
                .containsOnly(Map.entry("context.token", Fixtures.TOKEN));
    }

    @Test
    void leaveAClassWithoutProxyOutOfTheProxysUrl() {
        var plain = Fixtures.classWithoutProxy("plain", "");

        var mount = mounted(
                Fixtures.inputs(Map.of(), Fixtures.of(proxied("git"), "a", "one"), Fixtures.of(plain, "b", "two")));

        assertThat(Texts.of(mount, "http.proxy")).startsWith("http://a%2Fone:");
        assertThat(Texts.of(mount, "connector.status.proxyAddress")).isEqualTo("http://c-one.a.svc.cluster.local");
        assertThat(mount.warnings()).isEmpty();
    }

    @Test
    void holdALongTokenWhole() {
        String token = "eyJ" + "A-_.9".repeat(1_000);

        var files = files(Fixtures.inputs(Map.of(), token, Fixtures.of(proxied("git"), "a", "one")));

        assertThat(files).containsEntry("context.token", token);
        assertThat(files.get("http.proxy")).contains(":" + token + "@");
    }

    @Test
    void encodeATokenThatWouldEndTheUrlsUserPart() {
        var files = files(Fixtures.inputs(Map.of(), "a@b:c%/$(id) +", Fixtures.of(proxied("git"), "a", "one")));

        assertThat(files.get("http.proxy")).contains(":a%40b%3Ac%25%2F%24%28id%29%20%2B@connectors-proxy-service");
        assertThat(files).containsEntry("context.token", "a@b:c%/$(id) +");
    }

    @Test
    void endTheCertificateWithALine() {
        var inputs = Fixtures.inputs(Map.of(), Fixtures.of(proxied("git"), "a", "one"));
        var withoutLine = new MountInputs(inputs.request(), inputs.connectors(), inputs.token(), Fixtures.CA.strip());

        assertThat(files(withoutLine)).containsEntry("ca.crt", Fixtures.CA);
    }

    private static ConnectorClass proxied(String name) {
        return Fixtures.connectorClass(name, "");
    }

    private static Mount.Files mounted(MountInputs inputs) {
        return (Mount.Files) RENDERER.render(inputs);
    }

    private static Map<String, String> files(MountInputs inputs) {
        return Texts.of(mounted(inputs));
    }
}
