package io.connectors.sandbox.registry;

import io.connectors.sandbox.admission.Admission;
import io.connectors.sandbox.authorization.EscalationCheck;
import io.connectors.sandbox.kind.KindRuleBook;

/** Who has a say in a write besides the schema. */
public record Guards(KindRuleBook rules, EscalationCheck escalation, Admission admission) {

    /** Returns these guards without webhooks, for what the API server makes itself. */
    public Guards withoutWebhooks() {
        return new Guards(rules, escalation, Admission.OPEN);
    }
}
