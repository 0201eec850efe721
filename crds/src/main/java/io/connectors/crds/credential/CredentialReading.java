package io.connectors.crds.credential;

/** The result of looking for a Connector's credential. */
public sealed interface CredentialReading {

    /** The credential to use. */
    record Usable(Credential credential) implements CredentialReading {}

    /**
     * There is none, so no request may be sent.
     *
     * @param message what is wrong with which Secret and what to do; never a value of the Secret
     */
    record Unusable(CredentialProblem problem, String message) implements CredentialReading {}
}
