package io.connectors.app.connector;

import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.trust.ClientIdentity;
import java.util.Optional;

/** What is known about the credential. */
sealed interface SecretState {

    /** The class has no auth types, or the Connector chose none and the class lets it. */
    record NotNeeded() implements SecretState {}

    /**
     * The Connector's auth.name is none of the class's.
     *
     * @param name what the Connector says; may be empty
     * @param known what the class offers, for the message
     */
    record UnknownAuthType(String name, String known) implements SecretState {}

    /** The Secret was looked at. */
    record Read(String secretName, CredentialReading reading) implements SecretState {}

    /** The API server did not say whether the Secret exists. */
    record Unavailable(String secretName) implements SecretState {}

    /** Tells whether there are values of a Secret for a probe to carry. */
    default boolean carriesCredential() {
        return this instanceof Read(var _, CredentialReading.Usable(Credential usable))
                && !(usable instanceof Credential.Anonymous);
    }

    /** Returns the certificate that the tool wants to see when a connection begins. */
    default Optional<ClientIdentity> identity() {
        return this
                        instanceof
                        Read(var _, CredentialReading.Usable(Credential.ClientCertificate(ClientIdentity identity)))
                ? Optional.of(identity)
                : Optional.empty();
    }

    /** Tells whether a request that needs the credential may be sent. */
    default boolean isReady() {
        return this instanceof NotNeeded || this instanceof Read(var _, CredentialReading.Usable _);
    }
}
