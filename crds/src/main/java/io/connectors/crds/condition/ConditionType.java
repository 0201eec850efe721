package io.connectors.crds.condition;

/** The aspects that conditions of Connectors and classes are about, in the order in which they depend on each other. */
public enum ConditionType {
    /** The Connector's class exists. */
    CONNECTOR_CLASS_READY("ConnectorClassReady"),
    /** The Connector's Secret holds a usable credential, or none is needed. */
    SECRET_READY("SecretReady"),
    /** The Connector's certificate authorities could be loaded; does not count towards Ready. */
    CA_CERT_READY("CACertReady"),
    /** The tool can be reached. */
    LIVENESS_READY("LivenessReady"),
    /** The tool accepts the credential. */
    AUTH_READY("AuthReady"),
    /** The Connector has its address on the proxy. */
    PROXY_SERVICE_READY("ProxyServiceReady"),
    /** The class's proxy address is known. */
    PROXY_READY("ProxyReady"),
    /** The path on the Connectors API is published, or the class's API service is known. */
    API_READY("APIReady"),
    /** Everything above that counts. */
    READY("Ready");

    private final String wire;

    ConditionType(String wire) {
        this.wire = wire;
    }

    /** Returns the value of {@code conditions[].type}. */
    public String wire() {
        return wire;
    }
}
