package io.connectors.crds.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On trees as the engine writes them, without the engine. */
class CompiledModuleTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ROOT = "owners.v1";

    @Test
    void isNotThereWhenTheEngineShowsNothing() {
        assertThat(new CompiledModule(JSON.missingNode(), ROOT).isThere()).isFalse();
        assertThat(module().isThere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.send",
                "opa.runtime",
                "net.lookup_ip_addr",
                "trace",
                "json.match_schema",
                "rego.parse_module"
            })
    void findsAFunctionThatMustNotBeCalled(String name) {
        assertThat(module(call(name)).forbiddenFunction()).contains(name);
        assertThat(module(statement(name)).forbiddenFunction()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"concat", "crypto.hmac.sha256", "base64.encode", "time.now_ns", "io.jwt.decode"})
    void allowsFunctionsThatAnswerFromTheirArguments(String name) {
        assertThat(module(call(name), statement(name)).forbiddenFunction()).isEmpty();
    }

    /** A reference is enough: it can be handed to what calls it. */
    @Test
    void findsAForbiddenFunctionThatIsOnlyMentioned() {
        assertThat(module(ref("http.send")).forbiddenFunction()).contains("http.send");
    }

    @Test
    void findsWhatIsDeepInsideOfATerm() {
        JsonNode node = call("http.send");
        for (int depth = 0; depth < 10_000; depth++) {
            node = JSON.objectNode().set("value", JSON.arrayNode().add(node));
        }

        assertThat(module(node).forbiddenFunction()).contains("http.send");
    }

    @ParameterizedTest
    @CsvSource({
        "data.owners.v1.proxy.auth, true",
        "data.owners.v1, true",
        "data.owners, false",
        "data, false",
        "data.owners.v2.proxy, false",
        "data.owners.v10, false",
        "input.request.path, true"
    })
    void knowsWhichDocumentsAreItsOwn(String reference, boolean own) {
        assertThat(module(ref(reference)).staysBelowRoot()).isEqualTo(own);
    }

    /** What is computed may be any document. */
    @Test
    void takesAComputedDocumentForAForeignOne() {
        ObjectNode computed = ref("data.owners");
        ((ArrayNode) computed.get("value")).add(part("var", "owner"));

        assertThat(module(computed).staysBelowRoot()).isFalse();
    }

    @Test
    void refusesAPackageElsewhere() {
        assertThat(new CompiledModule(tree("data.owners.v2.proxy"), ROOT).staysBelowRoot())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "input.request.body.name, true",
        "input.request.body, true",
        "input.request, true",
        "input, true",
        "input.request.path, false",
        "input.data.key, false",
        "data.owners.v1.input.request.body, false"
    })
    void knowsWhatMayReadTheBody(String reference, boolean reads) {
        assertThat(module(ref(reference)).readsBody()).isEqualTo(reads);
    }

    @Test
    void takesAComputedPartForTheBody() {
        ObjectNode computed = ref("input.request");
        ((ArrayNode) computed.get("value")).add(part("var", "any"));

        assertThat(module(computed).readsBody()).isTrue();
    }

    private static CompiledModule module(JsonNode... nodes) {
        return new CompiledModule(tree("data.owners.v1.proxy", nodes), ROOT);
    }

    private static ObjectNode tree(String path, JsonNode... nodes) {
        ObjectNode tree = JSON.objectNode();
        tree.putObject("package").set("path", parts(path));
        ArrayNode rules = tree.putArray("rules");
        for (JsonNode node : nodes) {
            rules.addObject().putObject("head").set("value", node);
        }
        return tree;
    }

    private static ObjectNode ref(String dotted) {
        ObjectNode ref = JSON.objectNode().put("type", "ref");
        ref.set("value", parts(dotted));
        return ref;
    }

    private static ObjectNode call(String function) {
        ObjectNode call = JSON.objectNode().put("type", "call");
        call.putArray("value").add(ref(function));
        return call;
    }

    /** A call that stands by itself in a body. */
    private static ObjectNode statement(String function) {
        ObjectNode statement = JSON.objectNode();
        statement.putArray("terms").add(ref(function));
        return statement;
    }

    private static ArrayNode parts(String dotted) {
        ArrayNode parts = JSON.arrayNode();
        for (String name : dotted.split("\\.", -1)) {
            parts.add(part(parts.isEmpty() ? "var" : "string", name));
        }
        return parts;
    }

    private static ObjectNode part(String type, String value) {
        return JSON.objectNode().put("type", type).put("value", value);
    }
}
