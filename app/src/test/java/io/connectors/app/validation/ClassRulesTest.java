package io.connectors.app.validation;

import static io.connectors.app.validation.Manifests.connectorClass;
import static io.connectors.app.validation.Manifests.errors;
import static io.connectors.app.validation.Manifests.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassRulesTest {
    private static final String GOOD = """
            address: {name: address}
            addressExtensions: [{name: api, default: "https://api.example.org"}]
            params: [{name: sslVerify, type: string, default: "true", enum: ["true", "false"]}]
            auth:
              types:
              - {name: basicAuth, secretType: kubernetes.io/basic-auth}
              - {name: keyAuth, secretType: Opaque, params: [{name: apiKey}]}
            livenessProbe:
              http: {path: /health}
            authProbes:
            - authName: basicAuth
              params: [{name: repository}]
              probe:
                http:
                  path: /repositories
                  httpHeaders: [{name: X-Api-Key, value: "{{ .Secret.StringData.apiKey }}"}]
            configurations:
            - name: cli
              params: [{name: queue}]
              data: {config.ini: "key={{ .context.token }}", ca.crt: "pem"}
            - name: other
              data: {ca.crt: "pem"}
            api:
              ref: {kind: Service, name: jira, namespace: tools}
              uri: /prefix
              openapi: {openapi: 3.0.1, paths: {}, components: {schemas: {a: {$ref: "#/components/schemas/b"}, b: {}}}}
            proxy:
              ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}
            """;

    /** A class that is good but for one line. */
    record Case(String name, String line, String replacement, String expected) {
        ConnectorClass connectorClass() {
            assertThat(GOOD).contains(line);
            return Manifests.connectorClass(GOOD.replace(line, replacement));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void findsNothingInAGoodClass() {
        assertThat(ClassRules.check(connectorClass(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"names", "parameters", "probes", "files", "destinations", "places"})
    void refuses(Case broken) {
        assertThat(errors(ClassRules.check(broken.connectorClass()))).containsExactly(broken.expected());
    }

    @ParameterizedTest
    @MethodSource("hints")
    void warns(Case odd) {
        var found = ClassRules.check(odd.connectorClass());

        assertThat(errors(found)).isEmpty();
        assertThat(warnings(found)).containsExactly(odd.expected());
    }

    static Stream<Case> names() {
        String twice = "\" occurs twice. Give each entry a name of its own.";
        return Stream.of(
                new Case(
                        "auth type twice",
                        "name: keyAuth",
                        "name: basicAuth",
                        "spec.auth.types[1].name: \"basicAuth" + twice),
                new Case(
                        "extension twice",
                        "addressExtensions: [",
                        "addressExtensions: [{name: api}, ",
                        "spec.addressExtensions[1].name: \"api" + twice),
                new Case(
                        "parameter twice",
                        "params: [{name: sslVerify",
                        "params: [{name: sslVerify}, {name: sslVerify",
                        "spec.params[1].name: \"sslVerify" + twice),
                new Case(
                        "parameter of a probe twice",
                        "{name: repository}",
                        "{name: repository}, {name: repository}",
                        "spec.authProbes[0].params[1].name: \"repository" + twice),
                new Case(
                        "key of a Secret twice",
                        "{name: apiKey}",
                        "{name: apiKey}, {name: apiKey}",
                        "spec.auth.types[1].params[1].name: \"apiKey" + twice),
                new Case(
                        "parameter of a configuration twice",
                        "{name: queue}",
                        "{name: queue}, {name: queue}",
                        "spec.configurations[0].params[1].name: \"queue" + twice),
                new Case(
                        "configuration twice",
                        "name: other",
                        "name: cli",
                        "spec.configurations[1].name: \"cli" + twice),
                new Case(
                        "probe of no auth type",
                        "authName: basicAuth",
                        "authName: basic",
                        "spec.authProbes[0].authName: \"basic\" is none of spec.auth.types[].name: \"basicAuth\", \"keyAuth\". Correct the name."),
                new Case(
                        "auth type without name",
                        "{name: keyAuth, ",
                        "{",
                        "spec.auth.types[1].name: Is empty. Connectors choose the auth type by its name."),
                new Case(
                        "parameter without name",
                        "{name: queue}",
                        "{type: string}",
                        "spec.configurations[0].params[0].name: Must have 1 to 253 characters and no blanks."),
                new Case(
                        "configuration that no Pod can name",
                        "name: other",
                        "name: \"!other,\"",
                        "spec.configurations[1].name: Must have 1 to 253 letters, digits, '-', '_' and '.', with a letter or digit at both ends."));
    }

    static Stream<Case> parameters() {
        return Stream.of(
                new Case(
                        "type",
                        "type: string",
                        "type: array",
                        "spec.params[0].type: Is \"array\"; classes accept only type \"string\"."),
                new Case(
                        "default is no string",
                        "default: \"true\"",
                        "default: true",
                        "spec.params[0].default: Must be a string. Put the value in quotes."),
                new Case(
                        "default outside of enum",
                        "default: \"true\"",
                        "default: \"yes\"",
                        "spec.params[0].default: Is not one of the allowed values: \"true\", \"false\"."),
                new Case(
                        "default nested deeply",
                        "default: \"true\"",
                        "default: " + "[".repeat(200) + "]".repeat(200),
                        "spec.params[0].default: Is nested deeper than 64 levels. Make it flatter."),
                new Case(
                        "default of an extension is no address",
                        "https://api.example.org",
                        "api.example.org",
                        "spec.addressExtensions[0].default: The address must begin with http:// or https://; expected http(s)://host[:port][/prefix]."));
    }

    static Stream<Case> probes() {
        return Stream.of(
                new Case(
                        "no path",
                        "{path: /health}",
                        "{}",
                        "spec.livenessProbe.http.path: Is empty. The path of the tool's root is /."),
                new Case(
                        "path without slash",
                        "path: /health",
                        "path: health",
                        "spec.livenessProbe.http.path: Must begin with a slash."),
                new Case(
                        "scheme",
                        "path: /health",
                        "path: /health, scheme: ftp",
                        "spec.livenessProbe.http.scheme: Is neither http nor https."),
                new Case(
                        "method",
                        "path: /health",
                        "path: /health, method: PUT",
                        "spec.livenessProbe.http.method: Is neither GET nor POST."),
                new Case(
                        "host with path",
                        "path: /health",
                        "path: /health, host: example.org/x",
                        "spec.livenessProbe.http.host: Is no host: give a name or an address, and a port if needed."),
                new Case(
                        "both kinds",
                        "http: {path: /health}",
                        "http: {path: /health}\n  api: {path: health}",
                        "spec.livenessProbe: Has both http and api. Remove one of the two."),
                new Case(
                        "header is no token",
                        "name: X-Api-Key",
                        "name: \"X Api\"",
                        "spec.authProbes[0].probe.http.httpHeaders[0].name: Is no name of a header: letters, digits and !#$%&'*+.^_`|~- only."),
                new Case(
                        "header of the connection",
                        "name: X-Api-Key",
                        "name: transfer-Encoding",
                        "spec.authProbes[0].probe.http.httpHeaders[0].name: \"transfer-Encoding\" belongs to the connection and cannot be set. Remove the header."));
    }

    static Stream<Case> files() {
        return Stream.of(
                new Case(
                        "path instead of name",
                        "config.ini:",
                        "../config.ini:",
                        "spec.configurations[0].data[../config.ini]: Is no file name: letters, digits, '-', '_' and '.' only, no path."),
                new Case(
                        "parent folder",
                        "config.ini:",
                        "..:",
                        "spec.configurations[0].data[..]: Is no file name: letters, digits, '-', '_' and '.' only, no path."),
                new Case(
                        "two names that some file systems take for one",
                        "config.ini: ",
                        "CA.crt: pem, config.ini: ",
                        "spec.configurations[0].data[ca.crt]: Differs from file \"CA.crt\" in upper and lower case only. Rename one of the two."),
                new Case(
                        "large template",
                        "ca.crt: \"pem\"}\n- name: other",
                        "ca.crt: \"pem\", large: \"" + "x".repeat(300_000) + "\"}\n- name: other",
                        "spec.configurations[0].data[large]: Has 300000 characters; at most 262144 are allowed."));
    }

    static Stream<Case> destinations() {
        String proxy = "ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}";
        return Stream.of(
                new Case(
                        "proxy names nothing",
                        proxy,
                        "audience: ''",
                        "spec.proxy: Names no proxy. Give ref or uri, or remove spec.proxy."),
                new Case(
                        "no Service",
                        "kind: Service, name: jira",
                        "kind: Deployment, name: jira",
                        "spec.api.ref: Is no Service. Give kind: Service (apiVersion v1), or a uri instead of ref."),
                new Case(
                        "no namespace",
                        ", namespace: tools",
                        "",
                        "spec.api.ref.namespace: Is missing: a class has no namespace of its own. Give the Service's."),
                new Case(
                        "no name of a Service",
                        "name: jira, ",
                        "name: jira.tools, ",
                        "spec.api.ref: Namespace or name is no name of a Service: lower-case letters, digits and '-' only."),
                new Case(
                        "relative to nothing",
                        "ref: {kind: Service, name: jira, namespace: tools}",
                        "audience: ''",
                        "spec.api.uri: Is relative, and there is no ref that it is relative to. Give an absolute URL, or a ref."),
                new Case(
                        "absolute address beside a Service",
                        "uri: /prefix",
                        "uri: https://jira.example.org",
                        "spec.api.uri: Is absolute, and ref is given too. Remove one of the two, or give a path below ref."),
                new Case(
                        "climbs out",
                        "uri: /prefix",
                        "uri: /prefix/../..",
                        "spec.api.uri: The address must not contain empty or dot segments or a backslash in its path; expected http(s)://host[:port][/prefix]."),
                new Case(
                        "API description is no object",
                        "openapi: {openapi: 3.0.1, paths: {}, components: {schemas: {a: {$ref: \"#/components/schemas/b\"}, b: {}}}}",
                        "openapi: [1]",
                        "spec.api.openapi: Is no OpenAPI 3 description: expected an object with openapi and paths."),
                new Case(
                        "API description nested deeply",
                        "paths: {}",
                        "paths: {}, x: " + "[".repeat(200) + "]".repeat(200),
                        "spec.api.openapi: Is nested deeper than 64 levels. Make it flatter."));
    }

    static Stream<Case> places() {
        String proxy = "name: connectors-proxy-service, namespace: connectors-system}\n";
        String opaque = "secretType: Opaque";
        return Stream.of(
                new Case(
                        "credential nowhere",
                        opaque,
                        opaque + ", inject: [{in: cookie, name: a, value: b}]",
                        "spec.auth.types[1].inject[0].in: Is none of header, query, form and json."),
                new Case(
                        "credential in a header of the connection",
                        opaque,
                        opaque + ", inject: [{in: header, name: Host, value: b}]",
                        "spec.auth.types[1].inject[0].name: \"Host\" belongs to the connection and cannot be set. Remove the header."),
                new Case(
                        "credential under no name",
                        opaque,
                        opaque + ", inject: [{in: query, value: b}]",
                        "spec.auth.types[1].inject[0].name: Is empty. Name the parameter, field or key."),
                new Case(
                        "credential made twice",
                        opaque,
                        opaque + ", generator: {rego: package proxy}, inject: [{in: query, name: a, value: b}]",
                        "spec.auth.types[1].inject: Excludes generator. Remove one of the two."),
                new Case(
                        "token nowhere",
                        proxy,
                        proxy + "  clientToken: [{in: form}]",
                        "spec.proxy.clientToken[0].in: Is none of header, query, bearer and basicPassword."),
                new Case(
                        "token in no header",
                        proxy,
                        proxy + "  clientToken: [{in: header, name: 'a b'}]",
                        "spec.proxy.clientToken[0].name: Is no name of a header: letters, digits and !#$%&'*+.^_`|~- only."),
                new Case(
                        "token in no parameter",
                        proxy,
                        proxy + "  clientToken: [{in: query}]",
                        "spec.proxy.clientToken[0].name: Is empty. Name the query parameter."),
                new Case(
                        "token found twice",
                        proxy,
                        proxy + "  clientToken: [{in: bearer}]\n  authExtractor: {rego: package proxy}",
                        "spec.proxy.clientToken: Excludes authExtractor. Remove one of the two."),
                new Case("relay", proxy, proxy + "  relay: all", "spec.proxy.relay: Is neither none nor public."));
    }

    static Stream<Case> hints() {
        return Stream.of(
                new Case(
                        "file in two configurations with different content",
                        "- name: other\n  data: {ca.crt: \"pem\"}",
                        "- name: other\n  data: {ca.crt: \"other\"}",
                        "spec.configurations[1].data[ca.crt]: Configuration \"cli\" has a file of this name with other content; a Pod that mounts both gets one of them."),
                new Case(
                        "keys of an opaque Secret",
                        ", params: [{name: apiKey}]",
                        "",
                        "spec.auth.types[1].params: Is empty, and Secrets of type \"Opaque\" have no fixed keys. Declare the keys that the Secret must hold."),
                new Case(
                        "key that the Secret type does not have",
                        "secretType: kubernetes.io/basic-auth",
                        "secretType: kubernetes.io/basic-auth, params: [{name: token}]",
                        "spec.auth.types[0].params[0].name: Secrets of type \"kubernetes.io/basic-auth\" have the keys \"username\", \"password\"; with this one required, most of them are refused."),
                new Case(
                        "name of a place that has none",
                        "namespace: connectors-system}\n",
                        "namespace: connectors-system}\n  clientToken: [{in: bearer, name: X}]",
                        "spec.proxy.clientToken[0].name: Is ignored: bearer has no name."),
                new Case(
                        "probe that asks nothing",
                        "livenessProbe:\n  http: {path: /health}",
                        "livenessProbe: {}",
                        "spec.livenessProbe: Asks nothing: give http or api."),
                new Case(
                        "API description of another version",
                        "openapi: 3.0.1",
                        "openapi: \"2.0\"",
                        "spec.api.openapi.openapi: Is not 3.x; only OpenAPI 3 is understood."),
                new Case(
                        "reference that leads nowhere",
                        "#/components/schemas/b",
                        "#/components/schemas/c",
                        "spec.api.openapi: References lead nowhere: \"#/components/schemas/c\". Define them in components."));
    }

    @Test
    void warnsOfAProbeThatNoServiceAnswers() {
        assertThat(warnings(ClassRules.check(connectorClass("livenessProbe: {api: {path: health}}"))))
                .containsExactly(
                        "spec.livenessProbe.api: Is skipped: spec.api names no API service. Give spec.api.ref or spec.api.uri.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"livenessProbe: {http: {path: '%s'}}", "configurations: [{name: cli, data: {config.ini: '%s'}}]"
            })
    void saysWhereATemplateIsBroken(String spec) {
        assertThat(errors(ClassRules.check(connectorClass(spec.formatted("/a{{ if }}")))))
                .singleElement()
                .asString()
                .matches(
                        "spec\\.(livenessProbe\\.http\\.path|configurations\\[0]\\.data\\[config\\.ini]|auth\\.types\\[0]\\.inject\\[0]\\.value): The template does not parse: (path|value|config\\.ini):1:\\d+: .*");
    }

    @Test
    void warnsOfAResolverThatDoesNotExist() {
        ConnectorClass odd = connectorClass(GOOD);
        odd.getMetadata().setAnnotations(Map.of("connectors.cpaas.io/proxy-resolver", "hosts"));

        assertThat(warnings(ClassRules.check(odd)))
                .containsExactly(
                        "metadata.annotations[connectors.cpaas.io/proxy-resolver]: Is neither host nor path; host is used.");
    }

    @ParameterizedTest
    @CsvSource({
        "'path: /health', 'path: /health, response: {cel: %s}', 'spec.livenessProbe.http.response.cel'",
        "'secretType: Opaque', 'secretType: Opaque, inject: [{in: query, name: a, value: b, when: %s}]', 'spec.auth.types[1].inject[0].when'"
    })
    void saysWhereAnExpressionIsBroken(String line, String replacement, String field) {
        for (String expression : List.of("'1 +'", "nonsense.a", "'1'", "\"'a'\"")) {
            assertThat(errors(ClassRules.check(connectorClass(GOOD.replace(line, replacement.formatted(expression))))))
                    .as(expression)
                    .singleElement()
                    .asString()
                    .matches(Pattern.quote(field) + ": The expression does not compile: 1:\\d+: (?s).*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'path: /health', 'path: /health, response: {cel: response.statusCode}', 'spec.livenessProbe.http.response.cel'",
        "'secretType: Opaque', 'secretType: Opaque, inject: [{in: query, name: a, value: b, when: request.path}]', 'spec.auth.types[1].inject[0].when'"
    })
    void refusesAnExpressionThatIsNoCondition(String line, String replacement, String field) {
        assertThat(errors(ClassRules.check(connectorClass(GOOD.replace(line, replacement)))))
                .containsExactly(field
                        + ": The expression must be true or false, and gives something else. Compare it with a value.");
    }

    @Test
    void acceptsExpressions() {
        String cel = GOOD.replace(
                        "path: /health",
                        "path: /health, response: {cel: \"response.statusCode < 500 && response.body.ok == true\"}")
                .replace(
                        "secretType: Opaque",
                        "secretType: Opaque, inject: [{in: query, name: a, value: b, when: \"request.method == 'GET'\"}]");

        assertThat(ClassRules.check(connectorClass(cel))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git",
                "github",
                "gitlab",
                "oci",
                "harbor",
                "k8s",
                "maven",
                "npm",
                "pypi",
                "nexus",
                "jfrog",
                "sonarqube"
            })
    void findsNothingInABuiltInClass(String name) throws IOException {
        try (InputStream yaml =
                Objects.requireNonNull(ClassRules.class.getResourceAsStream("/connectorclasses/" + name + ".yaml"))) {
            assertThat(ClassRules.check(Serialization.unmarshal(yaml, ConnectorClass.class)))
                    .isEmpty();
        }
    }
}
