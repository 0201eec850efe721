package io.connectors.crds.credential;

import io.connectors.crds.ref.ResourceRef;
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
     * {@code connectors.cpaas.io/bearer-token} Secret, or the token of an {@code Opaque} Secret whose class declares the key
     * {@code token} and no other. A value may end with one line break, which editors leave behind; it is dropped.
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

    private static Credential credential(AuthType type, SecretValues values) {
        if (type.generator() != null) {
            throw new UnusableValueException(
                    CredentialProblem.UNSUPPORTED_AUTH_TYPE,
                    "Auth type \"%s\" makes its credential with a Rego rule (generator.rego), which this version cannot run."
                            .formatted(type.name()));
        }
        for (ParamSpec declared : type.params()) {
            values.require(declared.name());
        }
        return switch (type.secretType()) {
            case BASIC_AUTH -> new Credential.Basic(values.userName("username"), values.text("password"));
            case BEARER_TOKEN -> new Credential.Bearer(values.token("token"));
            case OPAQUE -> opaque(type, values);
            default -> throw unsupportedSecretType(type);
        };
    }

    private static Credential opaque(AuthType type, SecretValues values) {
        boolean onlyToken = type.params().stream().map(ParamSpec::name).toList().equals(List.of("token"));
        if (!onlyToken) {
            throw unsupportedSecretType(type);
        }
        return new Credential.Bearer(values.token("token"));
    }

    private static UnusableValueException unsupportedSecretType(AuthType type) {
        return new UnusableValueException(
                CredentialProblem.UNSUPPORTED_AUTH_TYPE,
                "Auth type \"%s\" uses Secrets of type \"%s\" in a way this version does not know; it knows %s, %s, and %s with the one key token."
                        .formatted(type.name(), type.secretType(), BASIC_AUTH, BEARER_TOKEN, OPAQUE));
    }

    private static CredentialReading unusable(CredentialProblem problem, String message) {
        return new CredentialReading.Unusable(problem, message);
    }

    private static boolean isForeign(String connectorNamespace, SecretRef ref) {
        return !ref.namespace().isEmpty() && !ref.namespace().equals(connectorNamespace);
    }
}
