package io.connectors.app.validation;

import io.connectors.app.validation.Violation.Severity;
import io.connectors.crds.v1alpha1.AuthProbe;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ClassAuth;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.ParamSpec;
import io.connectors.crds.v1alpha1.SecretRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rules for how a Connector authenticates. */
final class ConnectorCredential {
    private static final Field AUTH = Field.SPEC.child("auth");
    private static final Field NAME = AUTH.child("name");
    private static final Field SECRET = AUTH.child("secretRef");
    private static final Field PARAMS = AUTH.child("params");

    private ConnectorCredential() {}

    static void check(Connector connector, Optional<ConnectorClass> connectorClass, Findings findings) {
        ConnectorAuth auth =
                Objects.requireNonNullElse(connector.getSpec().auth(), new ConnectorAuth("", null, List.of()));
        if (auth.secretRef() != null) {
            secret(auth.secretRef(), connector.getMetadata().getNamespace(), findings);
        }
        boolean comparable = ConnectorParams.areWellFormed(auth.params(), PARAMS, findings);
        connectorClass.ifPresent(found -> type(auth, found, findings)
                .filter(_ -> comparable)
                .ifPresent(type -> params(auth, type, found, findings)));
    }

    /** Checks only the inputs of the authentication probe. */
    static void checkParams(ConnectorSpec spec, ConnectorClass connectorClass, Findings findings) {
        ConnectorAuth auth = auth(spec);
        if (ConnectorParams.areWellFormed(auth.params(), PARAMS, findings)) {
            chosen(auth, types(connectorClass)).ifPresent(type -> params(auth, type, connectorClass, findings));
        }
    }

    private static ConnectorAuth auth(ConnectorSpec spec) {
        return Objects.requireNonNullElse(spec.auth(), new ConnectorAuth("", null, List.of()));
    }

    private static List<AuthType> types(ConnectorClass connectorClass) {
        ClassAuth offered = connectorClass.getSpec().auth();
        return offered == null ? List.of() : offered.types();
    }

    private static Optional<AuthType> chosen(ConnectorAuth auth, List<AuthType> types) {
        return types.stream().filter(t -> t.name().equals(auth.name())).findFirst();
    }

    private static void secret(SecretRef ref, String namespace, Findings findings) {
        SecretName.check(ref.name(), SECRET.child("name"), findings);
        if (!ref.namespace().isEmpty() && !ref.namespace().equals(namespace)) {
            findings.error(
                    SECRET.child("namespace"),
                    "Names another namespace; a Connector may use Secrets of its own namespace only. Copy the Secret there and leave this field out.");
        }
        if (!ref.fieldPath().isEmpty()) {
            findings.warning(
                    SECRET.child("fieldPath"), "Is ignored: the class says which keys of the Secret are used.");
        }
    }

    /** Finds the auth type that the Connector chose; says so when there is none. */
    private static Optional<AuthType> type(ConnectorAuth auth, ConnectorClass connectorClass, Findings findings) {
        List<AuthType> types = types(connectorClass);
        String source = ConnectorParams.source(connectorClass);
        boolean silent = auth.name().isEmpty() && auth.secretRef() == null;
        if (silent && (types.isEmpty() || types.stream().anyMatch(AuthType::optional))) {
            return Optional.empty();
        }
        Optional<AuthType> chosen = chosen(auth, types);
        if (chosen.isEmpty()) {
            findings.error(NAME, choice(auth.name(), source, types));
        } else if (auth.secretRef() == null && !chosen.get().optional()) {
            findings.error(
                    SECRET,
                    "Is missing; auth type %s of %s requires a Secret%s. Name one."
                            .formatted(Quoted.of(auth.name()), source, ofType(chosen.get())));
        }
        return chosen;
    }

    private static String choice(String name, String source, List<AuthType> types) {
        String offer = "%s offers %s."
                .formatted(
                        source, Quoted.list(types.stream().map(AuthType::name).toList()));
        return name.isEmpty()
                ? "Is missing; %s Choose one.".formatted(offer)
                : "%s does not exist; %s Correct the name.".formatted(Quoted.of(name), offer);
    }

    private static String ofType(AuthType type) {
        return type.secretType().isEmpty() ? "" : " of type " + Quoted.of(type.secretType());
    }

    private static void params(ConnectorAuth auth, AuthType type, ConnectorClass connectorClass, Findings findings) {
        List<ParamSpec> declared = connectorClass.getSpec().authProbes().stream()
                .filter(probe -> probe.authName().equals(type.name()))
                .findFirst()
                .map(AuthProbe::params)
                .orElse(List.of());
        String source = "the authentication probe of %s for auth type %s"
                .formatted(ConnectorParams.source(connectorClass), Quoted.of(type.name()));
        ConnectorParams.match(
                auth.params(), declared, new ConnectorParams.Declaration(PARAMS, source, Severity.WARNING), findings);
    }
}
