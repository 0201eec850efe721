package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ParamSpec;
import java.util.List;
import java.util.Map;

/** The rules for the ways in which Connectors of a class authenticate. */
final class AuthRules {
    private static final Field TYPES = Field.SPEC.child("auth").child("types");

    /** The keys that Secrets of a well-known type have. */
    private static final Map<String, List<String>> KNOWN_KEYS = Map.of(
            "kubernetes.io/basic-auth", List.of("username", "password"),
            "connectors.cpaas.io/bearer-token", List.of("token"),
            "cpaas.io/distribution-registry-token", List.of("username", "password"));

    private AuthRules() {}

    static void check(ConnectorClassSpec spec, Findings findings) {
        List<AuthType> types = spec.auth() == null ? List.of() : spec.auth().types();
        if (!Bounds.permit(types, TYPES, findings)) {
            return;
        }
        UniqueNames names = new UniqueNames(findings);
        for (int i = 0; i < types.size(); i++) {
            AuthType type = types.get(i);
            Field at = TYPES.item(i);
            if (type.name().isEmpty()) {
                findings.error(at.child("name"), "Is empty. Connectors choose the auth type by its name.");
            }
            names.add(type.name(), at.child("name"));
            ParamDeclarations.check(type.params(), at.child("params"), findings);
            keys(type, at, findings);
            if (type.generator() != null && !type.inject().isEmpty()) {
                findings.error(at.child("inject"), "Excludes generator. Remove one of the two.");
            }
            InjectionRules.check(type.inject(), at.child("inject"), findings);
        }
    }

    private static void keys(AuthType type, Field at, Findings findings) {
        List<String> declared = type.params().stream().map(ParamSpec::name).toList();
        List<String> known = KNOWN_KEYS.get(type.secretType());
        if (known == null) {
            if (declared.isEmpty()) {
                findings.warning(
                        at.child("params"),
                        "Is empty, and Secrets of type %s have no fixed keys. Declare the keys that the Secret must hold."
                                .formatted(Quoted.of(type.secretType())));
            }
            return;
        }
        for (int i = 0; i < Math.min(declared.size(), Bounds.ENTRIES); i++) {
            if (!known.contains(declared.get(i))) {
                findings.warning(
                        at.child("params").item(i).child("name"),
                        "Secrets of type %s have the keys %s; with this one required, most of them are refused."
                                .formatted(Quoted.of(type.secretType()), Quoted.list(known)));
            }
        }
    }
}
