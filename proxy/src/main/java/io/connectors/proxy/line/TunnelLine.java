package io.connectors.proxy.line;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.access.Gate;
import io.connectors.proxy.audit.AuditEvent;
import io.connectors.proxy.audit.RequestObserver;
import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.exchange.Exchanger;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.exchange.RefusalAnswer;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.target.Destination;
import io.connectors.proxy.target.TargetResolver;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a CONNECT from its arrival to the tunnel, or to its audit event, on the thread of its connection. */
public final class TunnelLine {
    private final Gate gate;
    private final StandingRight right;
    private final TargetResolver targets;
    private final Exchanger exchanger;
    private final RequestObserver observer;
    private final InstantSource clock;
    private final Supplier<String> requestIds;

    public TunnelLine(
            Gate gate,
            TargetResolver targets,
            Exchanger exchanger,
            RequestObserver observer,
            InstantSource clock,
            Supplier<String> requestIds) {
        this.gate = gate;
        this.right = new StandingRight(gate);
        this.targets = targets;
        this.exchanger = exchanger;
        this.observer = observer;
        this.clock = clock;
        this.requestIds = requestIds;
    }

    /** Decides whether the client gets a tunnel, and what for; a refusal is answered and written down here. */
    public Optional<Admission> admit(RequestHead connect, Recogniser recogniser, ClientSide client) {
        AuditEvent.Draft draft = begin(connect);
        return switch (recogniser.recognise(connect).then(visit -> admit(connect, visit, draft))) {
            case Decision.Passed<Admission>(Admission admission) -> Optional.of(admission);
            case Decision.Refused<Admission>(Refusal refusal) -> {
                end(draft, RefusalAnswer.send(client, Mode.FORWARD, refusal));
                yield Optional.empty();
            }
        };
    }

    private Decision<Admission> admit(RequestHead connect, Visit visit, AuditEvent.Draft draft) {
        List<ResourceRef> connectors = visit.wanted().connectors();
        draft.wants(connectors);
        return gate.identify(visit.token().token()).then(caller -> {
            draft.calledBy(caller);
            return gate.permit(caller, connectors)
                    .then(_ -> targets.tunnel(connectors, connect.origin()))
                    .then(purpose -> Decision.passed(new Admission(connect, caller, visit, purpose)));
        });
    }

    /** Joins a client to a host that no Connector declares; nothing of what they say is read. */
    public void relay(Admission admission, Destination.Relayed to, ClientSide client) {
        AuditEvent.Draft draft = begin(admission);
        draft.leadsTo(to);
        draft.allowed();
        end(draft, exchanger.join(client, to.route(), () -> right.stands(admission.visit())));
    }

    /** Answers what came inside of a tunnel and is no request that can be served, whatever it was for. */
    public void refuse(Admission admission, Refusal refusal, ClientSide client) {
        AuditEvent.Draft draft = begin(admission);
        end(draft, RefusalAnswer.send(client, Mode.FORWARD, refusal));
    }

    /** Writes down a tunnel in which the client did not finish the TLS handshake; nobody can be told. */
    public void handshakeFailed(Admission admission) {
        end(begin(admission), Outcome.ofNothing(Reason.CLIENT_TLS_FAILED.publicName()));
    }

    private AuditEvent.Draft begin(Admission admission) {
        AuditEvent.Draft draft = begin(admission.connect());
        draft.wants(admission.visit().wanted().connectors());
        draft.calledBy(admission.caller());
        return draft;
    }

    private AuditEvent.Draft begin(RequestHead connect) {
        return AuditEvent.begin(requestIds.get(), clock.instant(), Mode.FORWARD, connect);
    }

    private void end(AuditEvent.Draft draft, Outcome outcome) {
        observer.ended(draft.end(clock.instant(), outcome));
    }
}
