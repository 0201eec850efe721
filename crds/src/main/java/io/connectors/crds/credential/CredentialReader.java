package io.connectors.crds.credential;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.OwnSecrets;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ParamSpec;
import io.connectors.crds.v1alpha1.SecretRef;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the credential that an auth type describes out of the Connector's Secret. */
public final class CredentialReader {
    private static final String BASIC_AUTH = "kubernetes.io/basic-auth";
    private static final String BEARER_TOKEN = "connectors.cpaas.io/bearer-token";
    private static final String TLS = "kubernetes.io/tls";
    private static final String OPAQUE = "Opaque";

    private CredentialReader() {}

    /**
     * Names the Secret to fetch.
     *
     * @return empty when the Connector names none, or one of another namespace, which must not be fetched; {@link #read} says so
     */
    public static Optional<ResourceRef> secretOf(String connectorNamespace, @Nullable SecretRef ref) {
        if (ref == null || isForeign(connectorNamespace, ref)) {
            return Optional.empty();
        }
        return ResourceRef.of(connectorNamespace, ref.name());
    }

    /**
     * Reads the credential: user name and password of a {@code kubernetes.io/basic-auth} Secret, the token of a
     * {@code connectors.cpaas.io/bearer-token} Secret, certificate and key of a {@code kubernetes.io/tls} Secret, or the token of an
     * {@code Opaque} Secret whose class declares the key {@code token} and no other. Where the class says by itself where values go, and of
     * any other Secret, the values are kept by their keys. A value may end with one line break, which editors leave behind; it is dropped.
     *
     * @param connectorNamespace namespace of the Connector, the only one its Secret may come from
     * @param type auth type that the Connector chose from its class
     * @param ref the Connector's secretRef
     * @param secret what was found under {@link #secretOf}; empty when nothing was
     */
    public static CredentialReading read(
            String connectorNamespace, AuthType type, @Nullable SecretRef ref, Optional<Secret> secret) {
        if (ref == null) {
            return withoutSecret(type);
        }
        if (isForeign(connectorNamespace, ref)) {
            return unusable(
                    CredentialProblem.SECRET_NOT_ALLOWED,
                    "spec.auth.secretRef names namespace \"%s\"; a Connector may use Secrets of its own namespace \"%s\" only."
                                    .formatted(ref.namespace(), connectorNamespace)
                            + " Copy the Secret there and leave secretRef.namespace empty.");
        }
        return secret.map(found -> fromSecret(type, found))
                .orElseGet(() -> unusable(
                        CredentialProblem.SECRET_NOT_FOUND,
                        "Secret \"%s\" does not exist in namespace \"%s\". Create it with type \"%s\"."
                                .formatted(ref.name(), connectorNamespace, type.secretType())));
    }

    private static CredentialReading withoutSecret(AuthType type) {
        if (type.optional()) {
            return new CredentialReading.Usable(new Credential.Anonymous());
        }
        return unusable(
                CredentialProblem.SECRET_REQUIRED,
                "Auth type \"%s\" requires a Secret of type \"%s\" and spec.auth.secretRef names none."
                        .formatted(type.name(), type.secretType()));
    }

    private static CredentialReading fromSecret(AuthType type, Secret secret) {
        if (OwnSecrets.include(secret)) {
            return unusable(CredentialProblem.SECRET_NOT_ALLOWED, OwnSecrets.refusal(secret));
        }
        String name = secret.getMetadata().getName();
        // A Secret without type is Opaque: the API server's default.
        String actualType = Optional.ofNullable(secret.getType()).orElse(OPAQUE);
        if (!type.secretType().isEmpty() && !actualType.equals(type.secretType())) {
            return unusable(
                    CredentialProblem.WRONG_TYPE,
                    "Secret \"%s\" has type \"%s\"; auth type \"%s\" needs \"%s\"."
                            .formatted(name, actualType, type.name(), type.secretType()));
        }
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        if (data.isEmpty()) {
            return unusable(CredentialProblem.SECRET_EMPTY, "Secret \"%s\" holds no data.".formatted(name));
        }
        try {
            return new CredentialReading.Usable(credential(type, new SecretValues(name, data)));
        } catch (UnusableValueException e) {
            return unusable(e.problem(), e.sentence());
        }
    }

    /**
     * Returns all values of a Secret that are text, each without the line break at its end; for templates, which name what they need.
     * The caller has made sure with {@link #read} that the Secret is the Connector's and complete.
     */
    public static SecretFields fields(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        return new SecretFields(
                Optional.ofNullable(secret.getType()).orElse(OPAQUE),
                new SecretValues(secret.getMetadata().getName(), data).texts());
    }

    private static Credential credential(AuthType type, SecretValues values) {
        for (ParamSpec declared : type.params()) {
            values.require(declared.name());
        }
        if (type.generator() != null || !type.inject().isEmpty()) {
            return new Credential.Fields(values.texts(), "");
        }
        return switch (type.secretType()) {
            case BASIC_AUTH -> new Credential.Basic(values.userName("username"), values.text("password"));
            case BEARER_TOKEN -> new Credential.Bearer(values.token("token"));
            case TLS -> new Credential.ClientCertificate(values.identity("tls.crt", "tls.key"));
            default ->
                isOneToken(type)
                        ? new Credential.Bearer(values.token("token"))
                        : new Credential.Fields(values.texts(), unknown(type));
        };
    }

    private static boolean isOneToken(AuthType type) {
        return type.secretType().equals(OPAQUE)
                && type.params().stream().map(ParamSpec::name).toList().equals(List.of("token"));
    }

    /** To send an ordinary header instead could show the credential where the class does not want it. */
    private static String unknown(AuthType type) {
        return "Auth type \"%s\" does not say where the values of a Secret of type \"%s\" go. Add inject or generator to it in the ConnectorClass; without, %s, %s, %s, and %s with the one key token are known."
                .formatted(type.name(), type.secretType(), BASIC_AUTH, BEARER_TOKEN, TLS, OPAQUE);
    }

    private static CredentialReading unusable(CredentialProblem problem, String message) {
        return new CredentialReading.Unusable(problem, message);
    }

    private static boolean isForeign(String connectorNamespace, SecretRef ref) {
        return !ref.namespace().isEmpty() && !ref.namespace().equals(connectorNamespace);
    }
}
