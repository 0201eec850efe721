package io.connectors.app.admission;

import io.connectors.app.admission.AdmissionRequest.Operation;
import io.connectors.app.rego.RegoCheck;
import io.connectors.app.validation.ClassRules;
import io.connectors.app.validation.ConnectorRules;
import io.connectors.app.validation.Violation;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides reviews. An update is refused only for what it makes worse: an object that was stored before its class changed, or before
 * there were rules, can still get a label or be mended step by step.
 */
final class Reviewer {
    private final Neighbours neighbours;
    private final RegoCheck rego;

    Reviewer(Neighbours neighbours, RegoCheck rego) {
        this.neighbours = neighbours;
        this.rego = rego;
    }

    Verdict validate(AdmissionRequest request) {
        if (request.isBeingDeleted()) {
            return Verdict.allowed();
        }
        return switch (request.kind()) {
            case CONNECTOR ->
                switch (request.operation()) {
                    case CREATE -> create(request.connector());
                    case UPDATE -> update(request.oldConnector(), request.connector());
                    case DELETE -> Verdict.allowed();
                };
            case CONNECTOR_CLASS ->
                switch (request.operation()) {
                    case CREATE -> create(request.connectorClass());
                    case UPDATE -> update(request.oldConnectorClass(), request.connectorClass());
                    case DELETE -> delete(request.oldConnectorClass());
                };
        };
    }

    /** Decides which label a Connector gets. Looks at the raw object: whether the schema likes it is decided afterwards. */
    static Verdict label(AdmissionRequest request) {
        if (request.kind() != AdmissionRequest.Kind.CONNECTOR
                || request.operation() == Operation.DELETE
                || request.isBeingDeleted()) {
            return Verdict.allowed();
        }
        return ClassLabel.of(request.object());
    }

    private Verdict create(Connector connector) {
        Optional<ConnectorClass> connectorClass =
                neighbours.connectorClass(connector.getSpec().connectorClassName());
        return verdict(connector, ConnectorRules.check(connector, connectorClass));
    }

    private Verdict update(Connector before, Connector after) {
        Optional<ConnectorClass> classBefore =
                neighbours.connectorClass(before.getSpec().connectorClassName());
        Optional<ConnectorClass> classAfter =
                neighbours.connectorClass(after.getSpec().connectorClassName());
        List<Violation> violations = new ArrayList<>(ConnectorRules.checkChange(before, after, classBefore));
        violations.addAll(worse(ConnectorRules.check(before, classBefore), ConnectorRules.check(after, classAfter)));
        return verdict(after, violations);
    }

    private Verdict create(ConnectorClass connectorClass) {
        return verdict(connectorClass, violations(connectorClass));
    }

    private List<Violation> violations(ConnectorClass connectorClass) {
        return Stream.concat(
                        ClassRules.check(connectorClass).stream(), rego.check(connectorClass).violations().stream())
                .toList();
    }

    private Verdict update(ConnectorClass before, ConnectorClass after) {
        List<Violation> violations = worse(violations(before), violations(after));
        return switch (verdict(after, violations)) {
            case Verdict.Allowed(List<String> warnings) ->
                new Verdict.Allowed(Stream.concat(users(before).brokenBy(before, after).stream(), warnings.stream())
                        .toList());
            case Verdict.Invalid invalid -> invalid;
            case Verdict.Labelled labelled -> labelled;
            case Verdict.InUse inUse -> inUse;
        };
    }

    private Verdict delete(ConnectorClass connectorClass) {
        return users(connectorClass)
                .stillThere(neighbours::isStored)
                .refusal()
                .<Verdict>map(Verdict.InUse::new)
                .orElseGet(Verdict::allowed);
    }

    private ClassUsers users(ConnectorClass connectorClass) {
        String name = String.valueOf(connectorClass.getMetadata().getName());
        boolean known = neighbours
                .connectorClass(name)
                .filter(stored -> stored.getMetadata()
                        .getUid()
                        .equals(connectorClass.getMetadata().getUid()))
                .isPresent();
        return new ClassUsers(name, neighbours.connectorsOf(name), known);
    }

    private static List<Violation> worse(List<Violation> before, List<Violation> after) {
        Set<String> old = new HashSet<>(before.stream().map(Violation::line).toList());
        return after.stream()
                .map(violation -> old.contains(violation.line()) ? violation.asWarning() : violation)
                .toList();
    }

    private static Verdict verdict(HasMetadata subject, List<Violation> violations) {
        List<Violation> errors = violations.stream().filter(Violation::isError).toList();
        List<String> warnings = violations.stream()
                .filter(violation -> !violation.isError())
                .map(Violation::line)
                .toList();
        return errors.isEmpty()
                ? new Verdict.Allowed(warnings)
                : new Verdict.Invalid(
                        subject.getKind() + " \"" + subject.getMetadata().getName() + "\"", errors, warnings);
    }
}
