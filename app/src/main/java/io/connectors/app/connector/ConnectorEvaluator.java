package io.connectors.app.connector;

import static io.connectors.crds.condition.ConditionStatus.FALSE;
import static io.connectors.crds.condition.ConditionStatus.TRUE;
import static io.connectors.crds.condition.ConditionStatus.UNKNOWN;
import static io.connectors.crds.condition.ConditionType.API_READY;
import static io.connectors.crds.condition.ConditionType.AUTH_READY;
import static io.connectors.crds.condition.ConditionType.CA_CERT_READY;
import static io.connectors.crds.condition.ConditionType.CONNECTOR_CLASS_READY;
import static io.connectors.crds.condition.ConditionType.LIVENESS_READY;
import static io.connectors.crds.condition.ConditionType.PROXY_SERVICE_READY;
import static io.connectors.crds.condition.ConditionType.SECRET_READY;

import io.connectors.app.probe.ProbeResult.Answered;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.probe.ProbeResult.NotDeclared;
import io.connectors.app.probe.ProbeResult.Skipped;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.crds.condition.ConditionReason;
import io.connectors.crds.condition.ConditionStatus;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.v1alpha1.Condition;
import java.util.List;
import java.util.stream.Stream;

/** Decides the conditions of a Connector. Pure: equal inputs give equal conditions. */
final class ConnectorEvaluator {
    private static final List<ConditionType> DEPENDING_ON_CLASS =
            List.of(SECRET_READY, LIVENESS_READY, AUTH_READY, PROXY_SERVICE_READY, API_READY);

    private ConnectorEvaluator() {}

    /** Returns all conditions in the order in which they depend on each other, Ready last; without times. */
    static List<Condition> evaluate(ConnectorInputs inputs) {
        ConnectorInputs.Found found = inputs.found();
        List<Condition> conditions =
                found == null ? withoutClass(inputs.connector().getSpec().connectorClassName()) : withClass(found);
        return Stream.concat(conditions.stream(), Stream.of(Conditions.ready(conditions)))
                .toList();
    }

    private static List<Condition> withoutClass(String className) {
        Condition missing = condition(
                CONNECTOR_CLASS_READY,
                FALSE,
                ConditionReason.CONNECTOR_CLASS_NOT_FOUND,
                "connectorclass.connectors.alauda.io \"" + className + "\" not found");
        Stream<Condition> waiting = DEPENDING_ON_CLASS.stream()
                .map(type -> Conditions.of(
                        type,
                        UNKNOWN,
                        ConnectorReason.WAITING_FOR_CLASS,
                        "Not checked: the class decides what to check."));
        return Stream.concat(Stream.of(missing), waiting).toList();
    }

    private static List<Condition> withClass(ConnectorInputs.Found found) {
        return List.of(
                Conditions.of(CONNECTOR_CLASS_READY, TRUE, "", ""),
                secretReady(found.secret()),
                caCertReady(found.authorities()),
                livenessReady(found),
                authReady(found),
                proxyServiceReady(found.proxyService()),
                Conditions.of(API_READY, TRUE, "", ""));
    }

    private static Condition secretReady(SecretState state) {
        return switch (state) {
            case SecretState.NotNeeded() -> condition(SECRET_READY, TRUE, ConditionReason.SECRET_OPTIONAL, "");
            case SecretState.UnknownAuthType(String name, String known) ->
                Conditions.of(
                        SECRET_READY,
                        FALSE,
                        ConnectorReason.AUTH_TYPE_NOT_FOUND,
                        "spec.auth.name is \"%s\"; the class offers: %s.".formatted(name, known));
            case SecretState.Unavailable(String secret) ->
                Conditions.of(
                        SECRET_READY,
                        UNKNOWN,
                        ConnectorReason.SECRET_UNAVAILABLE,
                        "The API server does not say whether Secret \"%s\" exists; this is repeated."
                                .formatted(secret));
            case SecretState.Read(var _, CredentialReading.Usable(Credential.Anonymous())) ->
                condition(SECRET_READY, TRUE, ConditionReason.SECRET_OPTIONAL, "");
            case SecretState.Read(var _, CredentialReading.Usable _) -> Conditions.of(SECRET_READY, TRUE, "", "");
            case SecretState.Read(var _, CredentialReading.Unusable(var problem, String message)) ->
                Conditions.of(SECRET_READY, FALSE, problem.reason(), message);
        };
    }

    private static Condition caCertReady(AuthorityState state) {
        return switch (state) {
            case AuthorityState.None() -> info(TRUE, ConditionReason.NO_CA_CERT.wire(), "");
            case AuthorityState.Loaded(String secret, var _) ->
                info(TRUE, ConditionReason.VALID.wire(), "CA certificate loaded from secret \"%s\"".formatted(secret));
            case AuthorityState.NotFound(String secret) ->
                info(FALSE, ConditionReason.SECRET_NOT_FOUND.wire(), "secrets \"%s\" not found".formatted(secret));
            case AuthorityState.Invalid(String secret) ->
                info(
                        FALSE,
                        ConditionReason.INVALID_PEM.wire(),
                        "Secret \"%s\" contains invalid PEM data".formatted(secret));
            case AuthorityState.Unavailable(String secret) ->
                info(
                        UNKNOWN,
                        ConnectorReason.SECRET_UNAVAILABLE,
                        "The API server does not say whether Secret \"%s\" exists; this is repeated."
                                .formatted(secret));
        };
    }

    private static Condition livenessReady(ConnectorInputs.Found found) {
        if (!found.addressProblem().isEmpty()) {
            return Conditions.of(LIVENESS_READY, FALSE, ConnectorReason.INVALID_ADDRESS, found.addressProblem());
        }
        return switch (found.liveness()) {
            case NotDeclared() -> condition(LIVENESS_READY, TRUE, ConditionReason.NON_LIVENESS_PROBE, "");
            case Skipped(String reason, String message) -> Conditions.of(LIVENESS_READY, UNKNOWN, reason, message);
            case Failed failed -> noAnswer(LIVENESS_READY, failed);
            case Answered answered when answered.isAlive() -> Conditions.of(LIVENESS_READY, TRUE, "", "");
            case Answered(int status, String question) ->
                condition(
                        LIVENESS_READY,
                        FALSE,
                        ConditionReason.CONNECTION_FAILED,
                        "The tool answers %d to the liveness probe (%s); expected 2xx, 401 or 403. Check spec.address."
                                .formatted(status, question));
        };
    }

    private static Condition authReady(ConnectorInputs.Found found) {
        return switch (found.auth()) {
            case NotDeclared() -> condition(AUTH_READY, TRUE, ConditionReason.NON_AUTH_PROBE, "");
            case Skipped(String reason, String message) -> Conditions.of(AUTH_READY, UNKNOWN, reason, message);
            case Failed failed -> noAnswer(AUTH_READY, failed);
            case Answered answered when answered.isSuccess() -> Conditions.of(AUTH_READY, TRUE, "", "");
            case Answered(int status, String question) ->
                condition(
                        AUTH_READY,
                        FALSE,
                        ConditionReason.AUTHENTICATION_FAILED,
                        refusal(found.secret(), status, question));
        };
    }

    private static String refusal(SecretState secret, int status, String question) {
        boolean refused = status == 401 || status == 403;
        if (!refused) {
            return "The tool answers %d to the authentication probe (%s); expected 2xx. Check spec.auth.params."
                    .formatted(status, question);
        }
        return secret instanceof SecretState.Read(String name, CredentialReading.Usable(Credential credential))
                        && !(credential instanceof Credential.Anonymous)
                ? "The tool rejected the credential of Secret \"%s\" (%s: %d). Renew it, and check what it may do."
                        .formatted(name, question, status)
                : "The tool wants a credential (%s: %d). Name a Secret in spec.auth.secretRef."
                        .formatted(question, status);
    }

    private static Condition noAnswer(ConditionType type, Failed failed) {
        return failed.failure() == Failure.ADDRESS_NOT_ALLOWED
                ? Conditions.of(type, FALSE, ConnectorReason.ADDRESS_NOT_ALLOWED, failed.message())
                : condition(type, FALSE, ConditionReason.CONNECTION_FAILED, failed.message());
    }

    private static Condition proxyServiceReady(ProxyServiceState state) {
        return switch (state) {
            case ProxyServiceState.NotNeeded() -> condition(PROXY_SERVICE_READY, TRUE, ConditionReason.NON_PROXY, "");
            case ProxyServiceState.Present() -> Conditions.of(PROXY_SERVICE_READY, TRUE, "", "");
            case ProxyServiceState.Custom() ->
                Conditions.of(
                        PROXY_SERVICE_READY,
                        UNKNOWN,
                        ConnectorReason.CUSTOM_PROXY_NOT_SUPPORTED,
                        "The class names a proxy of its own, which is not supported yet.");
            case ProxyServiceState.NameTooLong(String name) ->
                Conditions.of(
                        PROXY_SERVICE_READY,
                        FALSE,
                        ConnectorReason.NAME_TOO_LONG,
                        "\"%s\" is no name for a Service: at most 63 characters, no dots. Choose another name for the Connector."
                                .formatted(name));
            case ProxyServiceState.Occupied(String name) ->
                Conditions.of(
                        PROXY_SERVICE_READY,
                        FALSE,
                        ConnectorReason.SERVICE_NAME_OCCUPIED,
                        "Service \"%s\" exists and is not ours. Delete it, or choose another name for the Connector."
                                .formatted(name));
            case ProxyServiceState.Unavailable(String name, int code) ->
                Conditions.of(
                        PROXY_SERVICE_READY,
                        UNKNOWN,
                        ConnectorReason.SERVICE_UNAVAILABLE,
                        "The API server did not apply Service \"%s\" (%d); this is repeated.".formatted(name, code));
        };
    }

    private static Condition info(ConditionStatus status, String reason, String message) {
        return Conditions.info(CA_CERT_READY, status, reason, message);
    }

    private static Condition condition(
            ConditionType type, ConditionStatus status, ConditionReason reason, String message) {
        return Conditions.of(type, status, reason.wire(), message);
    }
}
