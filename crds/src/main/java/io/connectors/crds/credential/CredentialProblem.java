package io.connectors.crds.credential;

/** Why a Connector has no usable credential; the reasons are public, in answers of the proxy and in conditions. */
public enum CredentialProblem {
    /** The auth type requires a Secret and the Connector names none. */
    SECRET_REQUIRED("SecretRequired"),
    /** The named Secret does not exist. */
    SECRET_NOT_FOUND("SecretNotFound"),
    /** The Secret lies in another namespace than the Connector, or is the product's own. */
    SECRET_NOT_ALLOWED("SecretNotAllowed"),
    /** The Secret holds no data. */
    SECRET_EMPTY("SecretEmpty"),
    /** The Secret's type is not the one of the auth type. */
    WRONG_TYPE("SecretWrongType"),
    /** The Secret lacks a key, or its value is empty. */
    KEY_MISSING("SecretKeyMissing"),
    /** A value contains bytes that cannot be part of a credential. */
    UNSUPPORTED_CHARACTERS("UnsupportedCharacters"),
    /** Certificate or key of TLS client authentication cannot be read, or they do not belong together. */
    CERTIFICATE_UNUSABLE("ClientCertificateUnusable");

    private final String reason;

    CredentialProblem(String reason) {
        this.reason = reason;
    }

    /** Returns the public reason: one CamelCase word. */
    public String reason() {
        return reason;
    }
}
