package io.connectors.app.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.app.validation.Violation.Severity;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.Param;
import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules for named values that a Connector gives: by themselves, and against what its class declares. */
final class ConnectorParams {
    private ConnectorParams() {}

    /** Checks the extensions and the parameters; those of the credential are {@link ConnectorCredential}'s. */
    static void check(ConnectorSpec spec, Optional<ConnectorClass> connectorClass, Findings findings) {
        Field extensions = Field.SPEC.child("addressExtensions");
        if (areWellFormed(spec.addressExtensions(), extensions, findings)) {
            connectorClass.ifPresent(found -> match(
                    spec.addressExtensions(),
                    found.getSpec().addressExtensions(),
                    new Declaration(extensions, source(found), Severity.ERROR),
                    findings));
        }
        Field params = Field.SPEC.child("params");
        if (areWellFormed(spec.params(), params, findings)) {
            connectorClass.ifPresent(found -> match(
                    spec.params(),
                    found.getSpec().params(),
                    new Declaration(params, source(found), Severity.ERROR),
                    findings));
        }
    }

    /**
     * Where values are declared.
     *
     * @param at the Connector's list
     * @param source who declares, for messages
     * @param undeclared how bad it is to give what is not declared
     */
    record Declaration(Field at, String source, Severity undeclared) {}

    /** Tells whether the list may be compared with a declaration. */
    static boolean areWellFormed(List<Param> given, Field at, Findings findings) {
        if (!Bounds.permit(given, at, findings)) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Param param = given.get(i);
            if (param.name().isEmpty()) {
                findings.error(at.item(i).child("name"), "Is empty.");
            } else if (!names.add(param.name())) {
                findings.error(
                        at.item(i).child("name"),
                        "%s is given twice. Remove one of the two.".formatted(Quoted.of(param.name())));
            }
            value(param.value(), at.item(i).child("value"), findings);
        }
        return true;
    }

    static void match(List<Param> given, List<ParamSpec> declared, Declaration where, Findings findings) {
        Map<String, ParamSpec> missing = new LinkedHashMap<>();
        declared.forEach(spec -> missing.put(spec.name(), spec));
        Set<String> known = new LinkedHashSet<>(missing.keySet());
        for (int i = 0; i < given.size(); i++) {
            Param param = given.get(i);
            Field at = where.at().item(i);
            ParamSpec spec = missing.remove(param.name());
            if (spec != null) {
                allowed(param.stringValue(), spec, at.child("value"), findings);
            } else if (!known.contains(param.name())) {
                undeclared(param.name(), known, new Declaration(at, where.source(), where.undeclared()), findings);
            }
        }
        missing.values().stream()
                .filter(spec -> !hasDefault(spec))
                .forEach(spec -> findings.error(
                        where.at(),
                        "%s is missing; %s requires it. Add an entry with this name."
                                .formatted(Quoted.of(spec.name()), where.source())));
    }

    /** Does not repeat the value: nobody promises that it is no secret. */
    static void allowed(String value, ParamSpec declared, Field at, Findings findings) {
        List<String> allowed = declared.allowedValues();
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            findings.error(at, "Is not one of the allowed values: %s.".formatted(Quoted.list(allowed)));
        }
    }

    static boolean hasDefault(ParamSpec declared) {
        return declared.defaultValue() != null && !declared.defaultValue().isNull();
    }

    static Field value(String list, int index) {
        return Field.SPEC.child(list).item(index).child("value");
    }

    static String source(ConnectorClass connectorClass) {
        return "class " + Quoted.of(String.valueOf(connectorClass.getMetadata().getName()));
    }

    private static void value(JsonNode value, Field at, Findings findings) {
        if (value.isTextual()) {
            var _ = Bounds.permit(value.textValue(), Bounds.VALUE_CHARS, at, findings);
        } else if (Bounds.permit(value, at, findings)) {
            findings.error(at, "Must be a string. Put the value in quotes.");
        }
    }

    private static void undeclared(String name, Set<String> known, Declaration where, Findings findings) {
        String what =
                "%s is not declared; %s declares %s.".formatted(Quoted.of(name), where.source(), Quoted.list(known));
        Field at = where.at().child("name");
        switch (where.undeclared()) {
            case ERROR -> findings.error(at, what + " Remove it, or correct the name.");
            case WARNING -> findings.warning(at, what + " It is ignored.");
        }
    }
}
