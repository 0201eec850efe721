package io.connectors.app.connector;

/** Reasons that the specification leaves open and the Connector's conditions need. */
final class ConnectorReason {
    static final String ADDRESS_NOT_ALLOWED = "AddressNotAllowed";
    static final String AUTH_TYPE_NOT_FOUND = "AuthTypeNotFound";
    static final String CUSTOM_PROXY_NOT_SUPPORTED = "CustomProxyNotSupported";
    static final String EXPRESSION_FAILED = "ExpressionFailed";
    static final String INVALID_ADDRESS = "InvalidAddress";
    static final String INVALID_FOR_CLASS = "InvalidForClass";
    static final String LIVENESS_NOT_READY = "LivenessNotReady";
    static final String NAME_TOO_LONG = "NameTooLong";
    static final String SECRET_NOT_READY = "SecretNotReady";
    static final String SECRET_UNAVAILABLE = "SecretUnavailable";
    static final String SERVICE_NAME_OCCUPIED = "ServiceNameOccupied";
    static final String SERVICE_UNAVAILABLE = "ServiceUnavailable";
    static final String TEMPLATE_FAILED = "TemplateFailed";
    static final String WAITING_FOR_CLASS = "WaitingForConnectorClass";

    private ConnectorReason() {}
}
