package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Evaluates policies on an Open Policy Agent server. Each version of a module has a place of its own there; it is brought when it is first
 * needed or announced, again when the server has forgotten it, and taken away when its owner has another.
 */
public final class OpaEngine implements PolicyEngine, AutoCloseable {
    /** Longest answer of a rule. */
    public static final int MOST_ANSWER_BYTES = 64 * 1024;

    /** Nobody waits so long: a server that is slow for once is given the module all the same. */
    private static final Duration STEP = Duration.ofSeconds(10);

    private static final int AT_ONCE = 64;
    private static final int NAME_BYTES = 16;

    private final OpaServer server;
    private final Publisher publisher;
    private final EngineLimits limits;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Place, Published> published = new ConcurrentHashMap<>();

    /** Creates an engine; the server need not be there yet. */
    public OpaEngine(URI url, EngineLimits limits) {
        this.server = new OpaServer(url);
        this.publisher = new Publisher(server, STEP);
        this.limits = limits;
    }

    private record Published(String owner, CompletableFuture<Compilation> compilation) {}

    @Override
    public Compilation prepare(Policy policy) {
        return await(publish(place(policy), policy).compilation());
    }

    @Override
    public Answer evaluate(Policy policy, JsonNode input) {
        Place place = place(policy);
        Published before = publish(place, policy);
        return evaluate(place, before, input).orElseGet(() -> {
            // The server began anew.
            published.remove(place, before);
            return evaluate(place, publish(place, policy), input)
                    .orElseGet(() -> new Answer.Unavailable("The engine for Rego forgets its rules."));
        });
    }

    /** Says which modules an owner has from now on: these are prepared, all others of it are taken away. Does not wait. */
    public void follow(String owner, Set<String> modules) {
        Map<Place, Policy> wanted = modules.stream()
                .map(module -> new Policy(owner, module))
                .collect(Collectors.toMap(OpaEngine::place, policy -> policy, (first, _) -> first));
        published.forEach((place, version) -> {
            if (version.owner().equals(owner) && !wanted.containsKey(place) && published.remove(place, version)) {
                var _ = version.compilation().whenCompleteAsync((_, _) -> publisher.remove(place), work);
            }
        });
        wanted.forEach((place, policy) -> publish(place, policy));
    }

    @Override
    public void close() {
        server.close();
        work.shutdownNow();
    }

    private Published publish(Place place, Policy policy) {
        return published.computeIfAbsent(
                place,
                _ -> new Published(
                        policy.owner(), CompletableFuture.supplyAsync(() -> publish(place, policy.module()), work)));
    }

    private Compilation publish(Place place, String module) {
        Compilation compilation = publisher.publish(place, module);
        if (compilation instanceof Compilation.Unknown) {
            // Whoever asks next tries again.
            published.remove(place);
        }
        return compilation;
    }

    private Compilation await(CompletableFuture<Compilation> compilation) {
        try {
            return compilation.get(limits.preparation().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Compilation.Unknown(
                    "The engine for Rego did not compile the rule within %s.".formatted(limits.preparation()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Compilation.Unknown("The engine for Rego was not awaited: this process ends.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The rule could not be prepared", e);
        }
    }

    /** Empty when the server does not know the policy. */
    private Optional<Answer> evaluate(Place place, Published version, JsonNode input) {
        return switch (await(version.compilation())) {
            case Compilation.Good _ -> asked(place, input);
            case Compilation.Bad bad -> Optional.of(new Answer.Failed("does not compile: " + bad.line()));
            case Compilation.Unknown(String problem) -> Optional.of(new Answer.Unavailable(problem));
        };
    }

    private Optional<Answer> asked(Place place, JsonNode input) {
        long end = System.nanoTime() + limits.evaluation().toNanos();
        try {
            if (!turns.tryAcquire(limits.evaluation().toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.of(new Answer.Unavailable("Too many rules are being evaluated."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Answer.Unavailable("The engine for Rego was not awaited: this process ends."));
        }
        try {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            JsonNode question = JsonNodeFactory.instance.objectNode().set("input", input);
            return answer(server.post(place.valuePath(), question, new OpaServer.Bounds(left, MOST_ANSWER_BYTES)));
        } finally {
            turns.release();
        }
    }

    private static Optional<Answer> answer(Reply reply) {
        return switch (reply) {
            case Reply.Document document when document.isOk() -> value(document.json());
            case Reply.Document(int status, JsonNode json)
            when status == 500 && json.has("code") ->
                Optional.of(new Answer.Failed("cannot be evaluated for this request (%s)"
                        .formatted(json.at("/errors/0/code")
                                .asText(json.path("code").asText()))));
            case Reply.Document(int status, JsonNode _) ->
                Optional.of(new Answer.Unavailable("The engine for Rego answers %d.".formatted(status)));
            case Reply.TooLong _ ->
                Optional.of(new Answer.Failed("has an answer of more than %d bytes".formatted(MOST_ANSWER_BYTES)));
            case Reply.None(String problem) -> Optional.of(new Answer.Unavailable(problem));
        };
    }

    private static Optional<Answer> value(JsonNode json) {
        JsonNode values = json.path("result");
        if (!json.isObject() || (!values.isMissingNode() && !values.isArray())) {
            return Optional.of(new Answer.Unavailable("What answers in place of the engine for Rego is none."));
        }
        if (values.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(values.isEmpty() ? new Answer.Undefined() : new Answer.Value(values.get(0)));
    }

    /** A place that no other owner and no other version has. */
    private static Place place(Policy policy) {
        return new Place("v" + hash(policy.owner() + "\n" + policy.module()).substring(0, 2 * NAME_BYTES));
    }

    private static String hash(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
