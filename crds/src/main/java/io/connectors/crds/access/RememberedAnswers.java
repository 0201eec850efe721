package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.connectors.crds.access.Places.Place;
import io.connectors.crds.access.ReviewObserver.Outcome;
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
 * keys that never had a good answer share a budget, so that a storm of them reaches neither the API server nor the good answers. Only so
 * many questions wait for the API server at once: when it is slow, callers learn that early and cost it nothing.
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
     * @param outcome only what was granted makes a key known
     * @param lifetime how long it may be repeated
     */
    record Answer<A>(A value, Outcome outcome, Duration lifetime) {}

    // Apart from each other, so that no number of refusals can push out what lets somebody in.
    private final Cache<K, Answer<A>> good;
    private final Cache<K, Answer<A>> bad;
    private final Cache<K, Boolean> known;
    private final ConcurrentMap<K, CompletableFuture<A>> underWay = new ConcurrentHashMap<>();
    private final Places places;
    private final Function<K, Budget> budgets;
    private final A late;
    private final ReviewObserver observer;

    /**
     * @param budgets the budget that pays for a question about an unknown key
     * @param late answer when nobody waits for the question any longer, or it may not be asked now
     */
    RememberedAnswers(
            AccessSettings settings, Ticker ticker, Function<K, Budget> budgets, A late, ReviewObserver observer) {
        this.good = cache(settings.maxEntries(), ticker);
        this.bad = cache(settings.maxEntries(), ticker);
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.maxEntries())
                .expireAfterAccess(ACQUAINTANCE)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
        this.places = new Places(settings.concurrentReviews());
        this.budgets = budgets;
        this.late = late;
        this.observer = observer;
    }

    /** Returns what is remembered under the key. */
    Optional<A> recall(K key) {
        Optional<A> remembered = peek(key);
        if (remembered.isPresent()) {
            observer.lookedUp(true);
        }
        return remembered;
    }

    /** Puts the question, unless somebody has done so, and waits for the answer. */
    A ask(K key, Supplier<Answer<A>> question, Patience patience) {
        observer.lookedUp(false);
        CompletableFuture<A> mine = new CompletableFuture<>();
        CompletableFuture<A> earlier = underWay.putIfAbsent(key, mine);
        if (earlier == null) {
            begin(key, question, mine);
        }
        return await(earlier == null ? mine : earlier, patience);
    }

    private Optional<A> peek(K key) {
        Answer<A> yes = good.getIfPresent(key);
        return Optional.ofNullable(yes == null ? bad.getIfPresent(key) : yes).map(Answer::value);
    }

    private void begin(K key, Supplier<Answer<A>> question, CompletableFuture<A> waiting) {
        // Somebody else's question may have been answered since we looked: it is remembered before it is taken off the
        // list.
        Optional<A> meanwhile = peek(key);
        if (meanwhile.isPresent()) {
            finish(key, waiting, meanwhile.get());
            return;
        }
        Optional<Place> place = place(key);
        if (place.isEmpty()) {
            observer.ended(Outcome.WITHHELD);
            finish(key, waiting, late);
            return;
        }
        // Whoever hears the answer may ask the next question, and must find the place free.
        Thread.ofVirtual().name("access-review").start(() -> finish(key, waiting, answer(key, question, place.get())));
    }

    private Optional<Place> place(K key) {
        if (known.getIfPresent(key) != null) {
            return places.take(false);
        }
        Optional<Place> place = places.take(true);
        if (place.isPresent() && !budgets.apply(key).take()) {
            place.get().close();
            return Optional.empty();
        }
        return place;
    }

    private A answer(K key, Supplier<Answer<A>> question, Place place) {
        try (place) {
            return answer(key, question);
        }
    }

    private A answer(K key, Supplier<Answer<A>> question) {
        Answer<A> answer;
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            // This thread ends here, and whoever waits for it must not wait for nothing.
            LOG.warn("A review failed: {}", e.toString());
            observer.ended(Outcome.FAILED);
            return late;
        }
        if (answer.outcome() == Outcome.GRANTED) {
            known.put(key, true);
            bad.invalidate(key);
            good.put(key, answer);
        } else {
            good.invalidate(key);
            bad.put(key, answer);
        }
        observer.ended(answer.outcome());
        return answer.value();
    }

    private void finish(K key, CompletableFuture<A> waiting, A answer) {
        underWay.remove(key, waiting);
        waiting.complete(answer);
    }

    private A await(CompletableFuture<A> answer, Patience patience) {
        try {
            return answer.get(Math.max(0, patience.nanos()), TimeUnit.NANOSECONDS);
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
                // What a cache does now and then is shorter than the way to another thread, which every reader would
                // pay for.
                .executor(Runnable::run)
                .build();
    }
}
