package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.List;
import java.util.regex.Pattern;

/** The rules for parameters that a class declares. */
final class ParamDeclarations {
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}]{1,253}");

    private ParamDeclarations() {}

    static void check(List<ParamSpec> declared, Field at, Findings findings) {
        if (!Bounds.permit(declared, at, findings)) {
            return;
        }
        UniqueNames names = new UniqueNames(findings);
        for (int i = 0; i < declared.size(); i++) {
            ParamSpec spec = declared.get(i);
            Field item = at.item(i);
            if (!NAME.matcher(spec.name()).matches()) {
                findings.error(item.child("name"), "Must have 1 to 253 characters and no blanks.");
            }
            names.add(spec.name(), item.child("name"));
            one(spec, item, findings);
        }
    }

    /** Checks everything but the name. */
    static void one(ParamSpec spec, Field at, Findings findings) {
        if (!spec.type().isEmpty() && !spec.type().equals("string")) {
            findings.error(
                    at.child("type"), "Is %s; classes accept only type \"string\".".formatted(Quoted.of(spec.type())));
        }
        if (Bounds.permit(spec.allowedValues(), at.child("enum"), findings) && ConnectorParams.hasDefault(spec)) {
            defaultValue(spec, at.child("default"), findings);
        }
    }

    private static void defaultValue(ParamSpec spec, Field at, Findings findings) {
        if (spec.defaultValue() == null || !Bounds.permit(spec.defaultValue(), at, findings)) {
            return;
        }
        if (!spec.defaultValue().isTextual()) {
            findings.error(at, "Must be a string. Put the value in quotes.");
            return;
        }
        String value = spec.defaultValue().textValue();
        if (Bounds.permit(value, Bounds.VALUE_CHARS, at, findings)) {
            ConnectorParams.allowed(value, spec, at, findings);
        }
    }
}
