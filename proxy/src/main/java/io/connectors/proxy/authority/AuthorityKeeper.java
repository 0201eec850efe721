package io.connectors.proxy.authority;

import io.connectors.proxy.certificate.Issuer;
import io.connectors.proxy.certificate.Mint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This replica's copy of the interception authority, kept up to date by one thread. What it holds stays in use while the cluster is
 * away.
 */
public final class AuthorityKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorityKeeper.class);
    private static final Duration WHEN_ALL_IS_WELL = Duration.ofMinutes(1);
    private static final Duration WHEN_SOMETHING_IS_MISSING = Duration.ofSeconds(2);

    private final Upkeep upkeep;
    private final InstantSource clock;
    private final Semaphore news = new Semaphore(0);
    private final Thread keeper;

    // Written by the keeper only.
    private volatile State state = new State.Unread("the interception authority has not been read yet");
    private Optional<Issuer> signer = Optional.empty();
    private String failure = "";

    /**
     * Does nothing until {@link #start}.
     *
     * @param stored where replicas keep the authority with its keys
     * @param published where clients find the certificates
     */
    public AuthorityKeeper(SharedText stored, SharedText published, Mint mint, InstantSource clock) {
        this.upkeep = new Upkeep(stored, published, Rotation.YEARLY, now -> mint.authority(now, Rotation.LIFETIME));
        this.clock = clock;
        this.keeper = Thread.ofVirtual().name("interception-authority").unstarted(this::keep);
    }

    public void start() {
        keeper.start();
    }

    /** Looks at once what has changed; does not wait for it. */
    public void wake() {
        news.release();
    }

    /** Returns who signs at this moment, or nobody. Does not block. */
    public Optional<Issuer> issuer() {
        return state.signing(clock.instant());
    }

    /** Returns why nobody signs and what to do about it, or nothing when somebody does. Does not block. */
    public Optional<String> obstacle() {
        return state.obstacle(clock.instant());
    }

    @Override
    public void close() {
        keeper.interrupt();
    }

    private void keep() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration pause = look() ? WHEN_ALL_IS_WELL : WHEN_SOMETHING_IS_MISSING;
                var _ = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due now; tells whether nothing is missing. */
    boolean look() {
        Instant now = clock.instant();
        try {
            become(upkeep.run(now), now);
            failure = "";
            return state.trouble().isEmpty();
        } catch (RuntimeException e) {
            // The end of this round: an exception that left it would end all of them.
            failed(e instanceof SharedTextException ? String.valueOf(e.getMessage()) : e.toString(), e);
            return false;
        }
    }

    private void failed(String message, RuntimeException cause) {
        if (!message.equals(failure)) {
            LOG.warn("The interception authority cannot be looked after: {}", message, cause);
        }
        failure = message;
        if (state instanceof State.Unread) {
            state = new State.Unread(message);
        }
    }

    private void become(State next, Instant now) {
        if (!next.trouble().equals(state.trouble())) {
            next.trouble().ifPresent(trouble -> LOG.warn("Interception authority: {}", trouble));
        }
        state = next;
        Optional<Issuer> signing = next.signing(now);
        if (!signing.equals(signer)) {
            signing.ifPresentOrElse(
                    issuer -> LOG.info("{} signs from now on, until {}", issuer, issuer.expiry()),
                    () -> LOG.warn("Nobody signs intercepted certificates any more"));
        }
        signer = signing;
    }
}
