package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of the API server, each remembered for its own time. However many callers ask the same at once, the question is put once; and
 * keys that never had a good answer share a budget, so that a storm of them reaches neither the API server nor the good answers.
 *
 * @param <K> what is asked
 * @param <A> what is answered
 */
final class RememberedAnswers<K, A> {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedAnswers.class);
    private static final Duration ACQUAINTANCE = Duration.ofMinutes(10);

    /**
     * An answer and what it is worth.
     *
     * @param good whether it lets somebody in; only these make a key known
     * @param lifetime how long it may be repeated
     */
    record Answer<A>(A value, boolean good, Duration lifetime) {}

    // Apart from each other, so that no number of refusals can push out what lets somebody in.
    private final Cache<K, Answer<A>> good;
    private final Cache<K, Answer<A>> bad;
    private final Cache<K, Boolean> known;
    private final ConcurrentMap<K, CompletableFuture<A>> underWay = new ConcurrentHashMap<>();
    private final Duration deadline;
    private final Function<K, Budget> budgets;
    private final A late;

    /**
     * @param budgets the budget that pays for a question about an unknown key
     * @param late answer when the question takes longer than the deadline, or may not be asked now
     */
    RememberedAnswers(int maxEntries, Duration deadline, Ticker ticker, Function<K, Budget> budgets, A late) {
        this.good = cache(maxEntries, ticker);
        this.bad = cache(maxEntries, ticker);
        this.known = Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .expireAfterAccess(ACQUAINTANCE)
                .ticker(ticker)
                .build();
        this.deadline = deadline;
        this.budgets = budgets;
        this.late = late;
    }

    /** Returns what is remembered under the key, or puts the question and waits for it. */
    A get(K key, Supplier<Answer<A>> question) {
        return recall(key).orElseGet(() -> await(ask(key, question)));
    }

    private Optional<A> recall(K key) {
        return Optional.ofNullable(good.getIfPresent(key))
                .or(() -> Optional.ofNullable(bad.getIfPresent(key)))
                .map(Answer::value);
    }

    private CompletableFuture<A> ask(K key, Supplier<Answer<A>> question) {
        CompletableFuture<A> mine = new CompletableFuture<>();
        CompletableFuture<A> earlier = underWay.putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier;
        }
        // Somebody else's question may have been answered since we looked: it is remembered before it is taken off the
        // list.
        Optional<A> meanwhile = recall(key);
        if (meanwhile.isPresent() || !isAffordable(key)) {
            finish(key, mine, meanwhile.orElse(late));
        } else {
            Thread.ofVirtual().name("access-review").start(() -> finish(key, mine, answer(key, question)));
        }
        return mine;
    }

    private boolean isAffordable(K key) {
        return known.getIfPresent(key) != null || budgets.apply(key).take();
    }

    private A answer(K key, Supplier<Answer<A>> question) {
        Answer<A> answer;
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            // This thread ends here, and whoever waits for it must not wait for nothing.
            LOG.warn("A review failed: {}", e.toString());
            return late;
        }
        if (answer.good()) {
            known.put(key, true);
            bad.invalidate(key);
            good.put(key, answer);
        } else {
            good.invalidate(key);
            bad.put(key, answer);
        }
        return answer.value();
    }

    private void finish(K key, CompletableFuture<A> waiting, A answer) {
        underWay.remove(key, waiting);
        waiting.complete(answer);
    }

    private A await(CompletableFuture<A> answer) {
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return late;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return late;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Answers are never completed with an exception", e);
        }
    }

    private static <K, A> Cache<K, Answer<A>> cache(int maxEntries, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .expireAfter(Expiry.<K, Answer<A>>writing((key, answer) -> answer.lifetime()))
                .ticker(ticker)
                .build();
    }
}
