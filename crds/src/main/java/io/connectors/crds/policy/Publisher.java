package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** Brings modules to the server and takes them away. A module that may not be evaluated does not stay there. */
final class Publisher {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_TREE_BYTES = 16 << 20;
    private static final String MARKS_OLDER_VERSION = "keyword is required";

    private static final int REFUSED = 400;
    private static final String NO_ENGINE = "What answers in place of the engine for Rego is none.";

    private final OpaServer server;
    private final OpaServer.Bounds small;
    private final OpaServer.Bounds tree;

    /**
     * Takes a server.
     *
     * @param step time for each of its answers
     */
    Publisher(OpaServer server, Duration step) {
        this.server = server;
        this.small = new OpaServer.Bounds(step, MOST_BYTES);
        this.tree = new OpaServer.Bounds(step, MOST_TREE_BYTES);
    }

    /** Makes a module ready for evaluation, in the dialect that fits. */
    Compilation publish(Place place, String module) {
        Optional<String> obstacle = unsafeServer();
        if (obstacle.isPresent()) {
            return new Compilation.Unknown(obstacle.get());
        }
        Compilation newer = publish(place, module, Dialect.V1);
        if (!(newer instanceof Compilation.Bad bad)) {
            return newer;
        }
        Compilation older = publish(place, module, Dialect.V0);
        // Whoever writes the newer version does not want to read what is wrong with it as the older one.
        return older instanceof Compilation.Bad && !bad.problem().contains(MARKS_OLDER_VERSION) ? bad : older;
    }

    /** Makes a module of one dialect ready. */
    Compilation publish(Place place, String module, Dialect dialect) {
        return put(place, new ModuleText(module), dialect);
    }

    /** Takes a module away, if it is there. */
    void remove(Place place) {
        var _ = server.delete(place.answerPath(), small);
        var _ = server.delete(place.modulePath(), small);
    }

    /** Inputs hold credentials, so a server that writes them down is not used. */
    private Optional<String> unsafeServer() {
        return switch (server.get("/v1/config", small)) {
            case Reply.Document document
            when document.isOk() -> unsafe(document.json().path("result"));
            case Reply.Document document -> Optional.of(unexpected(document.status()));
            case Reply.TooLong _ -> Optional.of(NO_ENGINE);
            case Reply.None(String problem) -> Optional.of(problem);
        };
    }

    private static Optional<String> unsafe(JsonNode configuration) {
        if (!configuration.isObject()) {
            return Optional.of(NO_ENGINE);
        }
        return configuration.has("decision_logs")
                ? Optional.of(
                        "The engine for Rego logs its decisions, and with them credentials. Start it without decision_logs.")
                : Optional.empty();
    }

    private Compilation put(Place place, ModuleText module, Dialect dialect) {
        MovedText moved = module.below(place.moduleRoot(), dialect);
        return switch (server.put(place.modulePath(), moved.text(), small)) {
            case Reply.Document document when document.isOk() -> examined(place, module);
            case Reply.Document(int status, JsonNode json) when status == REFUSED -> refused(json, moved, place);
            case Reply.Document document -> new Compilation.Unknown(unexpected(document.status()));
            case Reply.TooLong _ -> new Compilation.Bad(Position.BEGIN, "has too many errors");
            case Reply.None(String problem) -> new Compilation.Unknown(problem);
        };
    }

    private Compilation examined(Place place, ModuleText module) {
        Compilation compilation = switch (server.get(place.modulePath(), tree)) {
            case Reply.Document document
            when document.isOk() ->
                judged(new CompiledModule(document.json().at("/result/ast"), place.moduleRoot()), module);
            case Reply.Document document -> new Compilation.Unknown(unexpected(document.status()));
            case Reply.TooLong _ -> new Compilation.Bad(Position.BEGIN, "is too long");
            case Reply.None(String problem) -> new Compilation.Unknown(problem);
        };
        return compilation instanceof Compilation.Good ? answering(place, compilation) : withdrawn(place, compilation);
    }

    private static Compilation judged(CompiledModule compiled, ModuleText module) {
        if (!compiled.isThere()) {
            return new Compilation.Unknown(NO_ENGINE);
        }
        Optional<String> forbidden = compiled.forbiddenFunction();
        if (forbidden.isPresent()) {
            return new Compilation.Bad(
                    module.find(forbidden.get()).orElse(Position.BEGIN),
                    "the function %s is not allowed".formatted(forbidden.get()));
        }
        return compiled.staysBelowRoot()
                ? new Compilation.Good(compiled.readsBody())
                : new Compilation.Bad(Position.BEGIN, "reads documents that are not its own");
    }

    private Compilation answering(Place place, Compilation good) {
        return switch (server.put(place.answerPath(), place.answerModule(), small)) {
            case Reply.Document document when document.isOk() -> good;
            case Reply.Document(int status, JsonNode _)
            when status == REFUSED ->
                withdrawn(
                        place,
                        new Compilation.Bad(Position.BEGIN, "the rule auth is a function; it has to be a value"));
            case Reply.Document document -> withdrawn(place, new Compilation.Unknown(unexpected(document.status())));
            case Reply.TooLong _ -> withdrawn(place, new Compilation.Unknown(unexpected(0)));
            case Reply.None(String problem) -> withdrawn(place, new Compilation.Unknown(problem));
        };
    }

    private Compilation withdrawn(Place place, Compilation compilation) {
        remove(place);
        return compilation;
    }

    private static Compilation refused(JsonNode json, MovedText moved, Place place) {
        if (!json.path("code").asText().equals("invalid_parameter")) {
            return new Compilation.Unknown(NO_ENGINE);
        }
        JsonNode first = json.at("/errors/0");
        String problem = first.path("message").asText(json.path("message").asText("is refused by the engine"));
        JsonNode location = first.path("location");
        return new Compilation.Bad(
                moved.original(
                        location.path("row").asInt(1), location.path("col").asInt(1)),
                problem.replace("." + place.moduleRoot(), "").replace(place.moduleRoot() + ".", ""));
    }

    private static String unexpected(int status) {
        return "The engine for Rego answers %d where it should not.".formatted(status);
    }
}
