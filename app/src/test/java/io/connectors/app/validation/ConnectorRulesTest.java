package io.connectors.app.validation;

import static io.connectors.app.validation.Manifests.connector;
import static io.connectors.app.validation.Manifests.connectorClass;
import static io.connectors.app.validation.Manifests.errors;
import static io.connectors.app.validation.Manifests.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorRulesTest {
    private static final ConnectorClass GIT = connectorClass("""
            address: {name: address}
            addressExtensions:
            - {name: api}
            - {name: upload, default: "https://upload.example.org", enum: ["https://upload.example.org", "https://up.example.org"]}
            params:
            - {name: branch}
            - {name: sslVerify, default: "true", enum: ["true", "false"]}
            auth:
              types:
              - {name: basicAuth, secretType: kubernetes.io/basic-auth}
              - {name: anonymous, secretType: kubernetes.io/basic-auth, optional: true}
            authProbes:
            - authName: basicAuth
              params: [{name: repository}, {name: depth, default: "1"}]
            - authName: anonymous
              params: [{name: repository}]
            """);
    private static final String GOOD = """
            connectorClassName: git
            address: https://forge.example.org
            addressExtensions: [{name: api, value: "https://api.example.org"}]
            params: [{name: branch, value: main}]
            auth: {name: basicAuth, secretRef: {name: pat}, params: [{name: repository, value: a/b.git}]}
            """;

    /** A Connector that is good but for one line. */
    record Case(String name, String line, String replacement, String expected) {
        Connector connector() {
            assertThat(GOOD).contains(line);
            return Manifests.connector(GOOD.replace(line, replacement));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void findsNothingInAGoodConnector() {
        assertThat(ConnectorRules.check(connector(GOOD), Optional.of(GIT))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"classRules", "rulesOfItsOwn"})
    void refuses(Case broken) {
        assertThat(errors(ConnectorRules.check(broken.connector(), Optional.of(GIT))))
                .containsExactly(broken.expected());
    }

    @ParameterizedTest
    @MethodSource("rulesOfItsOwn")
    void refusesWithoutClassWhatHoldsForEveryClass(Case broken) {
        assertThat(errors(ConnectorRules.check(broken.connector(), Optional.empty())))
                .containsExactly(broken.expected());
    }

    @ParameterizedTest
    @MethodSource("classRules")
    void leavesRulesOfTheClassOutWhileThereIsNone(Case broken) {
        assertThat(errors(ConnectorRules.check(broken.connector(), Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hints")
    void warns(Case odd) {
        var found = ConnectorRules.check(odd.connector(), Optional.of(GIT));

        assertThat(errors(found)).isEmpty();
        assertThat(warnings(found)).containsExactly(odd.expected());
    }

    static Stream<Case> classRules() {
        String extensions = "addressExtensions: [{name: api, value: \"https://api.example.org\"}]";
        return Stream.of(
                new Case(
                        "extension without default is missing",
                        extensions,
                        "addressExtensions: []",
                        "spec.addressExtensions: \"api\" is missing; class \"git\" requires it. Add an entry with this name."),
                new Case(
                        "extension is not declared",
                        extensions,
                        extensions.replace("]", ", {name: web, value: \"https://web.example.org\"}]"),
                        "spec.addressExtensions[1].name: \"web\" is not declared; class \"git\" declares \"api\", \"upload\". Remove it, or correct the name."),
                new Case(
                        "extension is none of the enum",
                        extensions,
                        extensions.replace("]", ", {name: upload, value: \"https://web.example.org\"}]"),
                        "spec.addressExtensions[1].value: Is not one of the allowed values: \"https://upload.example.org\", \"https://up.example.org\"."),
                new Case(
                        "parameter without default is missing",
                        "params: [{name: branch, value: main}]",
                        "params: []",
                        "spec.params: \"branch\" is missing; class \"git\" requires it. Add an entry with this name."),
                new Case(
                        "parameter is not declared",
                        "{name: branch, value: main}",
                        "{name: branch, value: main}, {name: brnch, value: main}",
                        "spec.params[1].name: \"brnch\" is not declared; class \"git\" declares \"branch\", \"sslVerify\". Remove it, or correct the name."),
                new Case(
                        "parameter is none of the enum",
                        "{name: branch, value: main}",
                        "{name: branch, value: main}, {name: sslVerify, value: perhaps}",
                        "spec.params[1].value: Is not one of the allowed values: \"true\", \"false\"."),
                new Case(
                        "auth parameter is missing",
                        ", params: [{name: repository, value: a/b.git}]",
                        "",
                        "spec.auth.params: \"repository\" is missing; the authentication probe of class \"git\" for auth type \"basicAuth\" requires it. Add an entry with this name."),
                new Case(
                        "auth parameter is missing without Secret too",
                        "auth: {name: basicAuth, secretRef: {name: pat}, params: [{name: repository, value: a/b.git}]}",
                        "auth: {name: anonymous}",
                        "spec.auth.params: \"repository\" is missing; the authentication probe of class \"git\" for auth type \"anonymous\" requires it. Add an entry with this name."),
                new Case(
                        "auth type does not exist",
                        "name: basicAuth",
                        "name: basic-auth",
                        "spec.auth.name: \"basic-auth\" does not exist; class \"git\" offers \"basicAuth\", \"anonymous\". Correct the name."),
                new Case(
                        "auth type is missing",
                        "name: basicAuth, ",
                        "",
                        "spec.auth.name: Is missing; class \"git\" offers \"basicAuth\", \"anonymous\". Choose one."),
                new Case(
                        "required Secret is missing",
                        "secretRef: {name: pat}, ",
                        "",
                        "spec.auth.secretRef: Is missing; auth type \"basicAuth\" of class \"git\" requires a Secret of type \"kubernetes.io/basic-auth\". Name one."));
    }

    static Stream<Case> rulesOfItsOwn() {
        String extension = "{name: api, value: \"https://api.example.org\"}";
        return Stream.of(
                new Case(
                        "address is missing",
                        "address: https://forge.example.org",
                        "address: ''",
                        "spec.address: Is empty. Give the tool's base URL: http(s)://host[:port][/prefix]."),
                new Case(
                        "address has a password",
                        "https://forge.example.org",
                        "https://me:secret@forge.example.org",
                        "spec.address: The address must not contain a user name or password; expected http(s)://host[:port][/prefix]."),
                new Case(
                        "extension is no URL",
                        "https://api.example.org",
                        "ssh://api.example.org",
                        "spec.addressExtensions[0].value: The address must begin with http:// or https://; expected http(s)://host[:port][/prefix]."),
                new Case(
                        "extension is the address in other words",
                        "https://api.example.org",
                        "https://FORGE.example.org:443/",
                        "spec.addressExtensions[0].value: Is the same as spec.address. Remove the extension, or give the other address."),
                new Case(
                        "extension twice",
                        extension,
                        extension + ", " + extension,
                        "spec.addressExtensions[1].name: \"api\" is given twice. Remove one of the two."),
                new Case(
                        "parameter is no string",
                        "value: main",
                        "value: true",
                        "spec.params[0].value: Must be a string. Put the value in quotes."),
                new Case(
                        "Secret of another namespace",
                        "secretRef: {name: pat}",
                        "secretRef: {name: pat, namespace: red}",
                        "spec.auth.secretRef.namespace: Names another namespace; a Connector may use Secrets of its own namespace only. Copy the Secret there and leave this field out."),
                new Case(
                        "Secret without name",
                        "secretRef: {name: pat}",
                        "secretRef: {}",
                        "spec.auth.secretRef.name: Is empty. Name a Secret of the Connector's namespace, or leave the reference out."),
                new Case(
                        "name of no Secret",
                        "auth:",
                        "caCertSecretRef: {name: ../ca}\nauth:",
                        "spec.caCertSecretRef.name: Is no name of a Secret: at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at both ends."),
                new Case(
                        "value too long",
                        "value: main",
                        "value: " + "x".repeat(1024 * 1024),
                        "spec.params[0].value: Has 1048576 characters; at most 65536 are allowed."),
                new Case(
                        "too many parameters",
                        "params: [{name: branch, value: main}]",
                        "params:\n" + manyParams(10_000),
                        "spec.params: Has 10000 entries; at most 256 are allowed."),
                new Case(
                        "nested deeply",
                        "value: main",
                        "value: " + "[".repeat(200) + "]".repeat(200),
                        "spec.params[0].value: Is nested deeper than 64 levels. Make it flatter."));
    }

    static Stream<Case> hints() {
        return Stream.of(
                new Case(
                        "credential over http",
                        "https://forge.example.org",
                        "http://forge.example.org",
                        "spec.address: The credential goes to the tool unencrypted: the address begins with http://. Use https:// if the tool offers it."),
                new Case(
                        "auth parameter is not declared",
                        "{name: repository, value: a/b.git}",
                        "{name: repository, value: a/b.git}, {name: repo, value: a}",
                        "spec.auth.params[1].name: \"repo\" is not declared; the authentication probe of class \"git\" for auth type \"basicAuth\" declares \"repository\", \"depth\". It is ignored."),
                new Case(
                        "key of the Secret",
                        "{name: pat}",
                        "{name: pat, fieldPath: data.token}",
                        "spec.auth.secretRef.fieldPath: Is ignored: the class says which keys of the Secret are used."));
    }

    @Test
    void acceptsItsOwnNamespaceWrittenOut() {
        var connector = connector(GOOD.replace("{name: pat}", "{name: pat, namespace: blue}"));

        assertThat(ConnectorRules.check(connector, Optional.of(GIT))).isEmpty();
    }

    @Test
    void acceptsNoAuthenticationWhereTheClassLetsIt() {
        var connector = connector(GOOD.substring(0, GOOD.indexOf("auth:")));

        assertThat(ConnectorRules.check(connector, Optional.of(GIT))).isEmpty();
    }

    @Test
    void warnsThatTheClassIsMissing() {
        assertThat(warnings(ConnectorRules.check(connector(GOOD), Optional.empty())))
                .containsExactly(
                        "spec.connectorClassName: ConnectorClass \"git\" does not exist (yet). Create it, or correct the name; see kubectl get connectorclasses.");
        assertThat(warnings(ConnectorRules.check(connector(GOOD.replace("git\n", "''\n")), Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("spec.connectorClassName: Is empty.");
    }

    @ParameterizedTest
    @MethodSource
    void refusesNamesThatMakeNoService(String name) {
        assertThat(errors(ConnectorRules.check(connector(name, GOOD), Optional.of(GIT))))
                .containsExactly(
                        "metadata.name: Must have at most 61 characters and no dots: Service \"c-<name>\" is made for it. Choose another name.");
    }

    static Stream<String> refusesNamesThatMakeNoService() {
        return Stream.of("n".repeat(62), "for.ge");
    }

    @Test
    void acceptsTheLongestNameThatMakesAService() {
        assertThat(ConnectorRules.check(connector("n".repeat(61), GOOD), Optional.of(GIT)))
                .isEmpty();
    }

    @Test
    void refusesAnotherClass() {
        var after = connector(GOOD.replace("git\n", "gitlab\n"));

        assertThat(errors(ConnectorRules.checkChange(connector(GOOD), after, Optional.of(GIT))))
                .containsExactly(
                        "spec.connectorClassName: Cannot change from \"git\": mounted files, the proxy address and granted rights follow from it. Make a new Connector.");
        assertThat(ConnectorRules.checkChange(connector(GOOD), connector(GOOD), Optional.of(GIT)))
                .isEmpty();
    }

    @Test
    void letsAMisspeltClassBeCorrected() {
        var misspelt = connector(GOOD.replace("git\n", "gti\n"));

        assertThat(ConnectorRules.checkChange(misspelt, connector(GOOD), Optional.empty()))
                .isEmpty();
    }

    @Test
    void listsNoMoreViolationsThanAPersonReads() {
        var connector = connector(GOOD.replace(
                "params: [{name: branch, value: main}]",
                "params:\n" + manyParams(200).replace("value: x", "value: 1")));

        assertThat(errors(ConnectorRules.check(connector, Optional.of(GIT)))).hasSize(50);
    }

    private static String manyParams(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "- {name: p" + i + ", value: x}\n")
                .collect(Collectors.joining());
    }
}
