package io.connectors.app.connectorclass;

import static io.connectors.crds.condition.ConditionStatus.FALSE;
import static io.connectors.crds.condition.ConditionStatus.TRUE;
import static io.connectors.crds.condition.ConditionStatus.UNKNOWN;
import static io.connectors.crds.condition.ConditionType.API_READY;
import static io.connectors.crds.condition.ConditionType.PROXY_READY;
import static io.connectors.crds.condition.ConditionType.READY;

import io.connectors.app.probe.ProbeResult;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.rego.RegoFindings;
import io.connectors.app.validation.Violation;
import io.connectors.crds.condition.ConditionReason;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.v1alpha1.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the conditions of a class. Pure: equal inputs give equal conditions. */
final class ClassEvaluator {
    private ClassEvaluator() {}

    /** Returns all conditions, Ready last; without times. */
    static List<Condition> evaluate(ClassInputs inputs) {
        Condition api = destination(API_READY, ConditionReason.NON_API, "spec.api", inputs.api());
        Condition proxy = proxyReady(inputs);
        List<Violation> errors = Stream.concat(inputs.errors().stream(), inputs.rego().errors().stream())
                .toList();
        return List.of(api, proxy, ready(errors, List.of(api, proxy)));
    }

    private static Condition proxyReady(ClassInputs inputs) {
        Condition proxy = destination(PROXY_READY, ConditionReason.NON_PROXY, "spec.proxy", inputs.proxy());
        boolean works = proxy.status().equals(TRUE.wire()) && !(inputs.proxy() instanceof DestinationState.NotNeeded);
        return works ? rego(inputs.rego()).orElse(proxy) : proxy;
    }

    private static Optional<Condition> rego(RegoFindings rego) {
        if (!rego.errors().isEmpty()) {
            return Optional.of(Conditions.of(
                    PROXY_READY,
                    FALSE,
                    ClassReason.REGO_INVALID,
                    rego.errors().getFirst().line()));
        }
        return rego.obstacle()
                .map(obstacle -> Conditions.of(
                        PROXY_READY,
                        FALSE,
                        ClassReason.REGO_UNAVAILABLE,
                        "The class has rules in Rego (spec.proxy.authExtractor or an auth type's generator). %s Until it is there, requests are refused; clientToken and inject need none."
                                .formatted(obstacle)));
    }

    /** A class that breaks rules is not Ready, whatever answers at its addresses. */
    private static Condition ready(List<Violation> errors, List<Condition> conditions) {
        if (errors.isEmpty()) {
            return Conditions.ready(conditions);
        }
        String more = errors.size() == 1 ? "" : " (%d more problems)".formatted(errors.size() - 1);
        return Conditions.of(
                READY, FALSE, ClassReason.INVALID_CLASS, errors.getFirst().line() + more);
    }

    private static Condition destination(
            ConditionType type, ConditionReason notNeeded, String field, DestinationState state) {
        return switch (state) {
            case DestinationState.NotNeeded() -> Conditions.of(type, TRUE, notNeeded.wire(), "");
            case DestinationState.Own _ -> Conditions.of(type, TRUE, "", "");
            case DestinationState.Impossible(String message) ->
                Conditions.of(type, FALSE, ClassReason.INVALID_REFERENCE, message);
            case DestinationState.NoService(var _, var service) ->
                Conditions.of(
                        type,
                        FALSE,
                        type == PROXY_READY
                                ? ConditionReason.PROXY_SERVICE_NOT_FOUND.wire()
                                : ClassReason.SERVICE_NOT_FOUND,
                        "Service \"%s\" does not exist in namespace \"%s\". Create it, or correct %s.ref."
                                .formatted(service.name(), service.namespace(), field));
            case DestinationState.Unavailable(var _, var service) ->
                Conditions.of(
                        type,
                        UNKNOWN,
                        ClassReason.NOT_CHECKED,
                        "The API server does not say whether Service \"%s\" exists; this is repeated."
                                .formatted(service));
            case DestinationState.Asked(var address, ProbeResult result) -> asked(type, field, address.url(), result);
        };
    }

    /** Whatever status came back, somebody is there. */
    private static Condition asked(ConditionType type, String field, String url, ProbeResult result) {
        return switch (result) {
            case ProbeResult.Answered _ -> Conditions.of(type, TRUE, "", "");
            case ProbeResult.Failed(Failure failure, var _) ->
                Conditions.of(type, FALSE, reason(failure), problem(failure).formatted(url, field));
            case ProbeResult.Skipped(var _, String message) ->
                Conditions.of(type, UNKNOWN, ClassReason.NOT_CHECKED, message);
            case ProbeResult.NotDeclared() -> Conditions.of(type, UNKNOWN, ClassReason.NOT_CHECKED, "");
        };
    }

    private static String reason(Failure failure) {
        return failure == Failure.ADDRESS_NOT_ALLOWED
                ? ClassReason.ADDRESS_NOT_ALLOWED
                : ConditionReason.CONNECTION_FAILED.wire();
    }

    private static String problem(Failure failure) {
        return switch (failure) {
            case ADDRESS_NOT_ALLOWED ->
                "%s leads to a loopback, link-local or metadata address, which is never asked. Correct %s.";
            case UNREACHABLE ->
                "Nobody answers at %s: the name is not known, or the connection is refused. Check %s, and that its Pods run.";
            case UNTRUSTED ->
                "The certificate of %s is not trusted, or not for this host. Add its authority to the global ones, or correct %s.";
            case TIMEOUT -> "%s does not answer in time. Check %s and the network policies.";
            // Nothing is rendered and nothing judged here: the last two are for the sake of the compiler.
            case BAD_ANSWER, TEMPLATE_FAILED, EXPRESSION_FAILED ->
                "%s does not answer with HTTP. Check scheme and port of %s.";
        };
    }
}
