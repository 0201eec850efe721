package io.connectors.crds.condition;

/** The reasons that the specification fixes. A condition may carry others, such as those of a credential problem. */
public enum ConditionReason {
    /** The class does not exist. */
    CONNECTOR_CLASS_NOT_FOUND("ConnectorClassNotFound"),
    /** No Secret is named and none is needed. */
    SECRET_OPTIONAL("SecretOptional"),
    /** The named Secret does not exist. */
    SECRET_NOT_FOUND("SecretNotFound"),
    /** The class has no liveness probe. */
    NON_LIVENESS_PROBE("NonLivenessProbe"),
    /** The tool cannot be reached. */
    CONNECTION_FAILED("ConnectionFailed"),
    /** The class has no probe for the auth type. */
    NON_AUTH_PROBE("NonAuthProbe"),
    /** The tool refused the credential. */
    AUTHENTICATION_FAILED("AuthenticationFailed"),
    /** The class has no proxy. */
    NON_PROXY("NonProxy"),
    /** The proxy's Service does not exist. */
    PROXY_SERVICE_NOT_FOUND("ProxyServiceNotFound"),
    /** The class has no API service. */
    NON_API("NonAPI"),
    /** The certificate authorities were loaded. */
    VALID("Valid"),
    /** No certificate authorities are named. */
    NO_CA_CERT("NoCACert"),
    /** A Secret that should hold certificates holds something else. */
    INVALID_PEM("InvalidPEM");

    private final String wire;

    ConditionReason(String wire) {
        this.wire = wire;
    }

    /** Returns the value of {@code conditions[].reason}. */
    public String wire() {
        return wire;
    }
}
