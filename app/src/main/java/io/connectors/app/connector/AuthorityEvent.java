package io.connectors.app.connector;

import io.connectors.crds.condition.ConditionReason;
import io.connectors.crds.credential.CredentialProblem;
import io.connectors.crds.v1alpha1.Condition;
import java.util.Optional;

/** Which event goes with a CACertReady condition: that condition does not count towards Ready, so it is easily overlooked. */
final class AuthorityEvent {
    private AuthorityEvent() {}

    static Optional<String> of(Condition caCertReady) {
        if (caCertReady.reason().equals(ConditionReason.SECRET_NOT_FOUND.wire())) {
            return Optional.of("CACertSecretNotFound");
        }
        if (caCertReady.reason().equals(ConditionReason.INVALID_PEM.wire())
                || caCertReady.reason().equals(CredentialProblem.SECRET_NOT_ALLOWED.reason())) {
            return Optional.of("InvalidCACert");
        }
        return Optional.empty();
    }
}
