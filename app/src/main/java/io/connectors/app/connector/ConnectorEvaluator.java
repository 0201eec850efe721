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
import io.connectors.app.probe.ProbeResult.Opinion;
import io.connectors.app.probe.ProbeResult.Skipped;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.validation.Violation;
import io.connectors.crds.condition.ConditionReason;
import io.connectors.crds.condition.ConditionStatus;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialProblem;
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
                connectorClassReady(found.misfits()),
                secretReady(found.secret()),
                caCertReady(found.authorities()),
                livenessReady(found),
                authReady(found),
                proxyServiceReady(found.proxyService()),
                Conditions.of(API_READY, TRUE, "", ""));
    }

    /** The class exists; whether the Connector gives what it asks for can change with the class. */
    private static Condition connectorClassReady(List<Violation> misfits) {
        if (misfits.isEmpty()) {
            return Conditions.of(CONNECTOR_CLASS_READY, TRUE, "", "");
        }
        String more = misfits.size() == 1 ? "" : " (%d more problems)".formatted(misfits.size() - 1);
        return Conditions.of(
                CONNECTOR_CLASS_READY,
                FALSE,
                ConnectorReason.INVALID_FOR_CLASS,
                misfits.getFirst().line() + more);
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
            case AuthorityState.NotAllowed(String refusal) ->
                info(FALSE, CredentialProblem.SECRET_NOT_ALLOWED.reason(), refusal);
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
            case Answered answered ->
                condition(LIVENESS_READY, FALSE, ConditionReason.CONNECTION_FAILED, notAlive(answered));
        };
    }

    private static Condition authReady(ConnectorInputs.Found found) {
        return switch (found.auth()) {
            case NotDeclared() -> condition(AUTH_READY, TRUE, ConditionReason.NON_AUTH_PROBE, "");
            case Skipped(String reason, String message) -> Conditions.of(AUTH_READY, UNKNOWN, reason, message);
            case Failed failed -> noAnswer(AUTH_READY, failed);
            case Answered answered when answered.isSuccess() -> Conditions.of(AUTH_READY, TRUE, "", "");
            case Answered answered ->
                condition(AUTH_READY, FALSE, ConditionReason.AUTHENTICATION_FAILED, refusal(found.secret(), answered));
        };
    }

    private static String notAlive(Answered answered) {
        return answered.opinion() == Opinion.NONE
                ? "The tool answers %d to the liveness probe (%s); expected 2xx, 401 or 403. Check spec.address."
                        .formatted(answered.status(), answered.question())
                : "The answer to the liveness probe (%s: %d) is none that the class takes as a success. Check spec.address, and the class's probe."
                        .formatted(answered.question(), answered.status());
    }

    private static String refusal(SecretState secret, Answered answered) {
        if (answered.opinion() != Opinion.NONE) {
            return "The answer to the authentication probe (%s: %d) is none that the class takes as a success. Check the credential and spec.auth.params."
                    .formatted(answered.question(), answered.status());
        }
        int status = answered.status();
        String question = answered.question();
        if (status != 401 && status != 403) {
            return "The tool answers %d to the authentication probe (%s); expected 2xx. Check spec.auth.params."
                    .formatted(status, question);
        }
        return secret instanceof SecretState.Read(String name, var _) && secret.carriesCredential()
                ? "The tool rejected the credential of Secret \"%s\" (%s: %d). Renew it, and check what it may do."
                        .formatted(name, question, status)
                : "The tool wants a credential (%s: %d). Name a Secret in spec.auth.secretRef."
                        .formatted(question, status);
    }

    private static Condition noAnswer(ConditionType type, Failed failed) {
        return Conditions.of(type, FALSE, reason(failed.failure()), failed.message());
    }

    private static String reason(Failure failure) {
        return switch (failure) {
            case ADDRESS_NOT_ALLOWED -> ConnectorReason.ADDRESS_NOT_ALLOWED;
            case TEMPLATE_FAILED -> ConnectorReason.TEMPLATE_FAILED;
            case EXPRESSION_FAILED -> ConnectorReason.EXPRESSION_FAILED;
            case UNREACHABLE, UNTRUSTED, TIMEOUT, BAD_ANSWER -> ConditionReason.CONNECTION_FAILED.wire();
        };
    }

    private static Condition proxyServiceReady(ProxyServiceState state) {
        return switch (state) {
            case ProxyServiceState.NotNeeded() -> condition(PROXY_SERVICE_READY, TRUE, ConditionReason.NON_PROXY, "");
            case ProxyServiceState.ProxyMissing() ->
                condition(
                        PROXY_SERVICE_READY,
                        FALSE,
                        ConditionReason.PROXY_SERVICE_NOT_FOUND,
                        "The Service of the class's proxy does not exist (see ProxyReady of the class). Create it, or correct spec.proxy.ref.");
            case ProxyServiceState.Present() -> Conditions.of(PROXY_SERVICE_READY, TRUE, "", "");
            case ProxyServiceState.Custom() ->
                Conditions.of(
                        PROXY_SERVICE_READY,
                        UNKNOWN,
                        ConnectorReason.CUSTOM_PROXY_NOT_SUPPORTED,
                        "The class's proxy is no Service, and a Connector's host name can only lead to one. Give spec.proxy.ref with name and namespace in the class.");
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
