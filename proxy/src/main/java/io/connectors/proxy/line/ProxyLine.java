package io.connectors.proxy.line;

import io.connectors.crds.access.Caller;
import io.connectors.proxy.access.Gate;
import io.connectors.proxy.audit.AuditEvent;
import io.connectors.proxy.audit.RequestObserver;
import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.exchange.Exchanger;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.exchange.ProxiedRequest;
import io.connectors.proxy.exchange.RefusalAnswer;
import io.connectors.proxy.inject.CredentialPlacement;
import io.connectors.proxy.inject.Injection;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.rewrite.AnswerRewriting;
import io.connectors.proxy.rewrite.ProxyPlace;
import io.connectors.proxy.target.Destination;
import io.connectors.proxy.target.TargetResolver;
import io.connectors.proxy.target.Wanted;
import io.connectors.proxy.trace.Tracing;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request from its arrival to its audit event, on the thread of its connection. */
public final class ProxyLine {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyLine.class);

    private final Gate gate;
    private final StandingRight right;
    private final TargetResolver targets;
    private final Injection injection;
    private final CredentialStep credentials;
    private final Exchanger exchanger;
    private final RequestObserver observer;
    private final Tracing tracing;
    private final InstantSource clock;
    private final Supplier<String> requestIds;
    private final Semaphore slots;
    private final Concurrency clients;
    private final Concurrency connectors;

    public ProxyLine(
            Steps steps, Watching watching, InstantSource clock, Supplier<String> requestIds, LineLimits limits) {
        this.gate = steps.gate();
        this.right = new StandingRight(gate);
        this.targets = steps.targets();
        this.injection = steps.injection();
        this.credentials = new CredentialStep(steps.placement(), steps.injection(), limits.editedBodyBytes());
        this.exchanger = steps.exchanger();
        this.observer = watching.observer();
        this.tracing = watching.tracing();
        this.clock = clock;
        this.requestIds = requestIds;
        this.slots = new Semaphore(limits.all());
        this.clients = new Concurrency(limits.client());
        this.connectors = new Concurrency(limits.connector());
    }

    /** The steps between arrival and audit. */
    public record Steps(
            Gate gate,
            TargetResolver targets,
            Injection injection,
            CredentialPlacement placement,
            Exchanger exchanger) {}

    /** Who looks on. */
    public record Watching(RequestObserver observer, Tracing tracing) {}

    /** Serves one request; returns when its answer is complete or broken off. */
    public void serve(RequestHead clientToProxyRequest, Recogniser recogniser, ClientSide client) {
        AuditEvent.Draft draft =
                AuditEvent.begin(requestIds.get(), clock.instant(), recogniser.mode(), clientToProxyRequest);
        new Passage(draft, clientToProxyRequest, recogniser, client).run();
    }

    /** Answers what is no request that can be served, whatever it was for. */
    public void refuse(Mode mode, Refusal refusal, ClientSide client) {
        AuditEvent.Draft draft = AuditEvent.beginUnreadable(requestIds.get(), clock.instant(), mode);
        observer.ended(draft.end(clock.instant(), RefusalAnswer.send(client, mode, refusal)));
    }

    /** One request on its way. */
    private final class Passage {
        private final AuditEvent.Draft draft;
        private final RequestHead request;
        private final Recogniser recogniser;
        private final Mode mode;
        private final ClientSide client;
        private final Tracing.Span span;

        Passage(AuditEvent.Draft draft, RequestHead request, Recogniser recogniser, ClientSide client) {
            this.draft = draft;
            this.request = request;
            this.recogniser = recogniser;
            this.mode = recogniser.mode();
            this.client = client;
            this.span = tracing.begin(request);
        }

        void run() {
            Outcome outcome;
            if (slots.tryAcquire()) {
                try {
                    outcome = pass();
                } catch (RuntimeException fault) {
                    LOG.error("Request {} failed in the proxy", draft.requestId(), fault);
                    outcome = failed();
                } finally {
                    slots.release();
                }
            } else {
                outcome = refuse(new Refusal(Reason.OVERLOADED, "Too many requests are under way in this proxy."));
            }
            AuditEvent event = draft.end(clock.instant(), outcome);
            observer.ended(event);
            span.end(event);
        }

        private Outcome pass() {
            if (injection.isLoop(request)) {
                return refuse(new Refusal(
                        Reason.LOOP,
                        "The request has been through this proxy before. Set the Connector's address to the tool."));
            }
            return answer(
                    recogniser
                            .recognise(request)
                            .then(visit ->
                                    identify(visit).then(caller -> Decision.passed(new Identified(visit, caller)))),
                    this::admitted);
        }

        private Decision<Caller> identify(Visit visit) {
            draft.wants(visit.wanted().connectors());
            return gate.identify(visit.token().token());
        }

        private Outcome admitted(Identified who) {
            draft.calledBy(who.caller());
            Optional<Concurrency.Permit> permit = clients.begin(who.caller().username());
            if (permit.isEmpty()) {
                return refuse(new Refusal(
                        Reason.OVERLOADED,
                        "\"%s\" has too many requests under way."
                                .formatted(who.caller().username())));
            }
            try (Concurrency.Permit _ = permit.get()) {
                return answer(
                        gate.permit(who.caller(), who.visit().wanted().connectors())
                                .then(_ -> targets.resolve(who.visit().wanted())),
                        destination -> sent(who.visit(), destination));
            }
        }

        private Outcome sent(Visit visit, Destination destination) {
            draft.leadsTo(destination);
            Optional<Concurrency.Permit> permit =
                    connectors.begin(destination.connector().toString());
            if (permit.isEmpty()) {
                return refuse(new Refusal(
                        Reason.OVERLOADED,
                        "Too many requests to Connector \"%s\" are under way.".formatted(destination.connector())));
            }
            try (Concurrency.Permit _ = permit.get()) {
                return answer(outbound(visit, destination), this::carry);
            }
        }

        private Decision<ProxiedRequest> outbound(Visit visit, Destination destination) {
            return switch (destination) {
                case Destination.Declared declared ->
                    credentials
                            .apply(
                                    declared,
                                    injection.anonymous(request, declared.origin(), declared.target(), visit.token()),
                                    client)
                            .then(outbound -> Decision.passed(new ProxiedRequest(
                                    declared.route(),
                                    outbound.head(),
                                    outbound.body(),
                                    mode,
                                    () -> right.stands(visit),
                                    injection.trailers(outbound.head(), visit.token()),
                                    rewriting(visit.wanted(), declared))));
                case Destination.Relayed relayed -> {
                    RequestHead head = injection.relayed(request, visit.token());
                    yield Decision.passed(new ProxiedRequest(
                            relayed.route(),
                            head,
                            client.body(),
                            mode,
                            () -> right.stands(visit),
                            injection.trailers(head, visit.token()),
                            UnaryOperator.identity()));
                }
            };
        }

        private UnaryOperator<ResponseHead> rewriting(Wanted wanted, Destination.Declared declared) {
            return switch (wanted) {
                case Wanted.Below(var _, String prefix, var _) ->
                    new AnswerRewriting(new ProxyPlace(declared.address(), request.origin(), prefix));
                // A forward proxy's client knows the tool by its own name.
                case Wanted.Url _ -> UnaryOperator.identity();
            };
        }

        private Outcome carry(ProxiedRequest proxied) {
            draft.allowed();
            return exchanger.carry(client, proxied.withHead(span.outbound(proxied.head())));
        }

        private <T> Outcome answer(Decision<T> decision, Function<T, Outcome> next) {
            return switch (decision) {
                case Decision.Passed<T>(T value) -> next.apply(value);
                case Decision.Refused<T>(Refusal refusal) -> refuse(refusal);
            };
        }

        private Outcome refuse(Refusal refusal) {
            return RefusalAnswer.send(client, mode, refusal);
        }

        private Outcome failed() {
            try {
                return refuse(new Refusal(Reason.INTERNAL, "The proxy failed. Its log says why."));
            } catch (RuntimeException answeredAlready) {
                client.abort();
                return Outcome.ofNothing(Reason.INTERNAL.publicName());
            }
        }
    }

    private record Identified(Visit visit, Caller caller) {}
}
