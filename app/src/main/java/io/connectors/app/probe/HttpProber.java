package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.address.ToolAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends probes within their limits. Safe for use by several threads; blocks for at most twice the whole time-out. */
public final class HttpProber {
    private static final Logger LOG = LoggerFactory.getLogger(HttpProber.class);

    private final ProbeExchange exchange;
    private final HostLimit hosts;
    private final Duration wholeTimeout;

    /** Takes the limits of all probes. */
    public HttpProber(ProbeLimits limits) {
        EgressGuard guard = new EgressGuard(limits.egress());
        this.exchange = new ProbeExchange(new Dialler(guard, limits.connectTimeout()));
        this.hosts = new HostLimit(limits.perHost());
        this.wholeTimeout = limits.wholeTimeout();
    }

    /** Sends what was planned, and returns what came of it. */
    public ProbeResult probe(ProbePlan plan) {
        return switch (plan) {
            case ProbePlan.Done(ProbeResult result) -> result;
            case ProbePlan.Send(ProbeRequest request, SuccessRule rule) -> probe(request, rule);
        };
    }

    /**
     * Asks whether somebody speaks HTTP at a service that a class names; whatever the answer says counts. Sends no credential and follows
     * no redirect.
     *
     * @param authorities PEM certificates to trust beside the system's
     */
    public ProbeResult reach(ToolAddress address, String authorities) {
        String target = address.path().isEmpty() ? "/" : address.path();
        return probe(
                new ProbeRequest(
                        address,
                        "GET",
                        target,
                        List.of(),
                        false,
                        Optional.empty(),
                        authorities,
                        EgressGuard.Scope.CLUSTER_SERVICE),
                new SuccessRule.ByStatus());
    }

    private ProbeResult probe(ProbeRequest request, SuccessRule rule) {
        String host = request.origin().authority();
        try {
            if (!hosts.enter(host, wholeTimeout)) {
                return new ProbeResult.Failed(
                        Failure.TIMEOUT,
                        "Other probes of %s take all their time; this one had to wait.".formatted(host));
            }
            try {
                return withinTime(request, rule);
            } finally {
                hosts.leave(host);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ProbeResult.Skipped("ProbeInterrupted", "The probe was interrupted and will be repeated.");
        }
    }

    private ProbeResult withinTime(ProbeRequest request, SuccessRule rule) throws InterruptedException {
        FutureTask<ProbeResult> task = new FutureTask<>(() -> result(request, rule));
        Thread.ofVirtual().name("connectors-probe").start(task);
        try {
            return task.get(wholeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new ProbeResult.Failed(
                    Failure.TIMEOUT,
                    "%s: no answer within %d s.".formatted(request.question(), wholeTimeout.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The probe " + request + " failed", e.getCause());
        } finally {
            // Interrupting a virtual thread that waits for a socket closes the socket.
            task.cancel(true);
        }
    }

    private ProbeResult result(ProbeRequest request, SuccessRule rule) {
        try {
            return Judgement.of(exchange.ask(request, rule instanceof SuccessRule.ByExpression), rule);
        } catch (ProbeException e) {
            LOG.debug("{} got no answer", request, e);
            return e.result();
        }
    }
}
