package io.connectors.crds.connectorclasses;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.connectorclasses.Mount.MountedConnector;
import io.connectors.crds.template.Template;
import io.connectors.crds.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a value holds, the tool finds it where it belongs and nothing else in the file, or the file is refused. */
final class OddInputTest {
    private static final List<String> ODD = List.of(
            "\"",
            "'",
            "\\",
            "\\\"",
            "`",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\uffff",
            "\n[evil]\nkey = value\n",
            "\nevil=value\n",
            "\n    evil\n",
            "\n---\nevil: value\n",
            "x\", \"evil\": \"y",
            "\"]\nevil = true\n[registry.\"y",
            "${HOME}",
            "${env.HOME}",
            "$(id)",
            "`id`",
            "%(home)s",
            "%s",
            "%2F",
            "%",
            "#",
            " # comment",
            ";",
            "; comment",
            "=",
            "a=b",
            ":",
            ": ",
            "- x",
            "? x",
            "!!str x",
            "*alias",
            "&anchor",
            "|",
            ">",
            "@",
            ",",
            "[",
            "]",
            "{",
            "}",
            "{x}",
            "{{ .context.token }}",
            "<",
            "<evil/>",
            "</url><evil/>",
            "]]>",
            "<!--",
            "-->",
            "<![CDATA[x]]>",
            "&amp;",
            "&#10;",
            "&",
            "/",
            "/../x",
            "//",
            "?q=1",
            " ",
            " x ",
            "true",
            "null",
            "1e3",
            "ä",
            "中文",
            "\ud83d\ude00",
            "x".repeat(1100));

    /** What URLs may hold, beside letters and digits. */
    private static final String LEGAL_PATH = "a$b&c'd(e)*f!,+~@:g-h_i.%20j";

    /** One of those that have the same template. */
    static Stream<MountedFile> files() {
        Map<String, MountedFile> byTemplate = new LinkedHashMap<>();
        MountedFile.all()
                .filter(MountedFile::dependsOnConnectors)
                .forEach(file -> byTemplate.putIfAbsent(file.text(), file));
        return byTemplate.values().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void staysInItsPlaceOrIsRefused(MountedFile file) {
        Template template = file.template();
        for (Mount mount : List.of(file.mountOfOne(), file.mountOfTwo())) {
            for (Map.Entry<String, BiFunction<Mount, String, Mount>> place :
                    places(mount).entrySet()) {
                for (String odd : ODD) {
                    check(file, template, place.getValue().apply(mount, odd), place.getKey() + " holds " + odd);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsEveryCharacterThatAUrlMayHold(MountedFile file) {
        Mount mount = file.mountOfTwo()
                .with(connector -> connector.withAddress("https://H-1.example.org:8443/" + LEGAL_PATH));

        assertThat(FileContent.read(file.file(), file.render(mount)))
                .isEqualTo(FileContent.tree(ExpectedContent.of(file, mount)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesATokenOfAnyLength(MountedFile file) {
        Mount mount = file.mountOfTwo().withToken(Mount.TOKEN.repeat(100));

        assertThat(FileContent.read(file.file(), file.render(mount)))
                .isEqualTo(FileContent.tree(ExpectedContent.of(file, mount)));
    }

    /** Those that hold the token encoded; the others refuse what no token of a cluster has. */
    static Stream<MountedFile> filesWithEncodedToken() {
        return files().filter(file ->
                file.text().contains(".context.token") && !file.text().contains("the token cannot be"));
    }

    @ParameterizedTest
    @MethodSource("filesWithEncodedToken")
    void encodesTheToken(MountedFile file) {
        Mount mount = file.mountOfTwo().withToken("a b\n\"'\\${HOME}%#;ä");

        assertThat(FileContent.read(file.file(), file.render(mount)))
                .isEqualTo(FileContent.tree(ExpectedContent.of(file, mount)));
    }

    private static void check(MountedFile file, Template template, Mount mount, String description) {
        String rendered;
        try {
            rendered = template.render(mount.asData());
        } catch (TemplateException e) {
            assertThat(e).as(description).hasMessageNotContaining(Mount.TOKEN);
            return;
        }
        assertThat(FileContent.read(file.file(), rendered))
                .as(description)
                .isEqualTo(FileContent.tree(ExpectedContent.of(file, mount)));
    }

    private static Map<String, BiFunction<Mount, String, Mount>> places(Mount mount) {
        Map<String, BiFunction<Mount, String, Mount>> places = new LinkedHashMap<>();
        places.put("the address", (m, odd) -> m.with(c -> c.withAddress(odd)));
        places.put("the address's host", (m, odd) -> m.with(c -> c.withAddress("https://a" + odd + ".example.org/x")));
        places.put(
                "the address's path", (m, odd) -> m.with(c -> c.withAddress("https://tool.example.org/a" + odd + "b")));
        places.put(
                "the proxy's host",
                (m, odd) -> m.with(c -> c.withProxyAddress("http://c-a" + odd + ".team-a.svc.cluster.local")));
        places.put(
                "the proxy's path",
                (m, odd) -> m.with(c -> c.withProxyAddress("http://c-a.team-a.svc.cluster.local/a" + odd + "b")));
        places.put("the namespace", (m, odd) -> m.with(c -> c.named("team" + odd + "a", c.name())));
        places.put("the name", (m, odd) -> m.with(c -> c.named(c.namespace(), "a" + odd + "b")));
        places.put("the token", (m, odd) -> m.withToken("eyJ" + odd + "x"));
        places.put("the whole token", Mount::withToken);
        for (String param : mount.configurations().keySet()) {
            places.put(param, (m, odd) -> m.configured(param, odd));
            places.put("a part of " + param, (m, odd) -> m.configured(param, "a" + odd + "b"));
        }
        for (String param : List.of("useAsMirror", "registryType", "strict-ssl")) {
            places.put(param, (m, odd) -> m.with((MountedConnector c) -> c.with(param, odd)));
        }
        return places;
    }
}
