package io.connectors.proxy.line;

import io.connectors.proxy.access.Gate;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;

/** Asks again about a right that was given, while what it was given for goes on. */
final class StandingRight {
    private final Gate gate;

    StandingRight(Gate gate) {
        this.gate = gate;
    }

    /** When the API server does not say, what it said before goes on. */
    boolean stands(Visit visit) {
        Decision<?> decision = gate.identify(visit.token().token())
                .then(caller -> gate.permit(caller, visit.wanted().connectors()));
        return !(decision instanceof Decision.Refused<?> refused
                && refused.refusal().reason() != Reason.ACCESS_UNKNOWN);
    }
}
