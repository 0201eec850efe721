package io.connectors.proxy.line;

import io.connectors.proxy.access.Gate;
import io.connectors.proxy.audit.AuditEvent;
import io.connectors.proxy.audit.AuditLog;
import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.exchange.Exchanger;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.exchange.RefusalAnswer;
import io.connectors.proxy.inject.Injection;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.target.ResolvedTarget;
import io.connectors.proxy.target.TargetResolver;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request from its arrival to its audit event. */
public final class ProxyLine {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyLine.class);

    private final Gate gate;
    private final TargetResolver targets;
    private final Exchanger exchanger;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Supplier<String> requestIds;
    private final Semaphore slots;
    private final WarmVisits warm = new WarmVisits();

    public ProxyLine(Steps steps, AuditLog audit, InstantSource clock, Supplier<String> requestIds, int maxExchanges) {
        this.gate = steps.gate();
        this.targets = steps.targets();
        this.exchanger = steps.exchanger();
        this.audit = audit;
        this.clock = clock;
        this.requestIds = requestIds;
        this.slots = new Semaphore(maxExchanges);
    }

    /** The steps between arrival and audit. */
    public record Steps(Gate gate, TargetResolver targets, Exchanger exchanger) {}

    /** Serves one request, on this thread or on one that may wait; returns when the caller's thread is free. */
    public void serve(RequestHead clientToProxyRequest, Recogniser recogniser, ClientSide client) {
        AuditEvent.Draft draft =
                AuditEvent.begin(requestIds.get(), clock.instant(), recogniser.mode(), clientToProxyRequest);
        Arrival arrival = new Arrival(clientToProxyRequest, recogniser.mode(), client, draft);
        if (!slots.tryAcquire()) {
            finish(arrival, refuse(arrival, new Refusal(Reason.OVERLOADED, "Too many requests are under way.")));
            return;
        }
        Decision<Visit> visit = ArrivalRules.check(clientToProxyRequest).then(recogniser::recognise);
        Runnable rest = () -> guarded(arrival, visit);
        switch (visit) {
            case Decision.Passed<Visit>(Visit wanted)
            when !client.mayBlock() && !warm.contains(wanted) -> client.later(rest);
            case Decision.Passed<Visit> _, Decision.Refused<Visit> _ -> rest.run();
        }
    }

    private void guarded(Arrival arrival, Decision<Visit> visit) {
        Ending ending = new Ending(arrival);
        try {
            carry(arrival, visit, ending);
        } catch (RuntimeException fault) {
            ending.failed(fault);
        }
    }

    private void carry(Arrival arrival, Decision<Visit> visit, Ending ending) {
        switch (visit.then(wanted -> decide(arrival, wanted))) {
            case Decision.Refused<ResolvedTarget>(Refusal refusal) -> ending.done(refuse(arrival, refusal));
            case Decision.Passed<ResolvedTarget>(ResolvedTarget target) -> {
                arrival.draft().sentTo(target.connector());
                RequestHead proxyToServerRequest = Injection.proxyToServerRequest(
                        arrival.request(), target.origin(), target.target(), target.credential());
                exchanger.carry(arrival.client(), target.route(), proxyToServerRequest, arrival.mode(), ending);
            }
        }
    }

    private Decision<ResolvedTarget> decide(Arrival arrival, Visit visit) {
        arrival.draft().wants(visit.wanted().connectors());
        return gate.identify(visit.token())
                .then(caller -> {
                    arrival.draft().calledBy(caller);
                    return gate.permit(caller, visit.wanted().connectors());
                })
                .then(_ -> targets.resolve(visit.wanted()))
                .then(target -> {
                    warm.add(visit);
                    return Decision.passed(target);
                });
    }

    private static Outcome refuse(Arrival arrival, Refusal refusal) {
        return RefusalAnswer.send(arrival.client(), arrival.request(), arrival.mode(), refusal);
    }

    private static Outcome failed(Arrival arrival) {
        Refusal refusal = new Refusal(Reason.INTERNAL, "The proxy failed. Its log says why.");
        try {
            return refuse(arrival, refusal);
        } catch (RuntimeException answeredAlready) {
            arrival.client().abort();
            return new Outcome(0, 0, 0, 0, Reason.INTERNAL.publicName());
        }
    }

    private void finish(Arrival arrival, Outcome outcome) {
        audit.write(arrival.draft().end(clock.instant(), outcome));
        arrival.client().complete();
    }

    private record Arrival(RequestHead request, Mode mode, ClientSide client, AuditEvent.Draft draft) {}

    /** Ends a request once, whatever goes wrong while it is ended. */
    private final class Ending implements Exchanger.Report {
        private final Arrival arrival;
        private final AtomicBoolean ended = new AtomicBoolean();

        Ending(Arrival arrival) {
            this.arrival = arrival;
        }

        @Override
        public void done(Outcome outcome) {
            if (ended.compareAndSet(false, true)) {
                slots.release();
                finish(arrival, outcome);
            }
        }

        @Override
        public void failed(RuntimeException fault) {
            LOG.error("Request {} failed in the proxy", arrival.draft().requestId(), fault);
            if (!ended.get()) {
                done(ProxyLine.failed(arrival));
            }
        }
    }
}
