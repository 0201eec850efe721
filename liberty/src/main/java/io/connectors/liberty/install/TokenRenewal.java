package io.connectors.liberty.install;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the tokens in kubeconfig files valid for as long as it is open. */
public final class TokenRenewal implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TokenRenewal.class);

    private final List<ServiceAccountKubeconfig> kubeconfigs;
    private final Duration lifetime;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-renewal").factory());

    private TokenRenewal(List<ServiceAccountKubeconfig> kubeconfigs, Duration lifetime) {
        this.kubeconfigs = List.copyOf(kubeconfigs);
        this.lifetime = lifetime;
    }

    /** Writes all files now, and again each quarter of a token's life, so that three failures in a row do no harm. */
    public static TokenRenewal start(List<ServiceAccountKubeconfig> kubeconfigs, Duration lifetime) {
        var renewal = new TokenRenewal(kubeconfigs, lifetime);
        renewal.kubeconfigs.forEach(kubeconfig -> kubeconfig.write(lifetime));
        long period = lifetime.dividedBy(4).toMillis();
        var _ = renewal.scheduler.scheduleWithFixedDelay(renewal::renew, period, period, TimeUnit.MILLISECONDS);
        return renewal;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private void renew() {
        try {
            kubeconfigs.forEach(kubeconfig -> kubeconfig.write(lifetime));
        } catch (RuntimeException e) {
            // The end of this thread's run: an exception that left it would end the schedule as well.
            LOGGER.warn("The servers' tokens were not renewed; trying again in {}", lifetime.dividedBy(4), e);
        }
    }
}
