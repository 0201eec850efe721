package io.connectors.proxy.refusal;

/** Every reason for which the proxy answers a request itself, with its public name and status. */
public enum Reason {
    /** Two parsers could disagree about where the request ends, or a field breaks the grammar. */
    REQUEST_MALFORMED("RequestMalformed", 400, "The request is malformed"),
    /** There is not exactly one valid Host. */
    HOST_INVALID("HostInvalid", 400, "The Host is not valid"),
    /** The path could climb out of the Connector's address. */
    PATH_NOT_ALLOWED("PathNotAllowed", 400, "The path is not allowed"),
    /** A head that goes beyond the limits. */
    REQUEST_TOO_LARGE("RequestTooLarge", 431, "The head of the request is too large"),
    /** Host and tunnel, or Host and TLS server name, disagree. */
    MISDIRECTED("Misdirected", 421, "The request was sent to another server than it names"),
    /** Neither Host nor path name a Connector, and it is no request to a forward proxy. */
    NOT_ADDRESSED("ConnectorNotAddressed", 404, "The request addresses no Connector"),
    /** TRACE would show the credential; CONNECT inside of a tunnel leads nowhere. */
    METHOD_NOT_SERVED("MethodNotServed", 501, "The method is not served"),

    /** No token where one is expected. */
    TOKEN_MISSING("TokenMissing", 401, "A token is required"),
    /** There is something where the token is expected, but it cannot be read. */
    TOKEN_MALFORMED("TokenMalformed", 401, "The token cannot be read"),
    /** Expired, for another audience, of a deleted Pod, or not known to the cluster. */
    TOKEN_REJECTED("TokenRejected", 401, "The token was rejected"),
    /** The API server could not be asked. */
    ACCESS_UNKNOWN("AccessUnknown", 503, "Access could not be checked"),
    /** The right to use the Connector is missing, or the Connector is. */
    NOT_PERMITTED("NotPermitted", 403, "The right to use the Connector is missing"),

    /** The URL is outside the addresses of the named Connectors. */
    TARGET_NOT_DECLARED("TargetNotDeclared", 403, "The target is not an address of the Connector"),
    /** The tool's name leads to a loopback, link-local, private or metadata address. */
    DESTINATION_REFUSED("DestinationRefused", 403, "The proxy must not connect to this destination"),
    /** The address of the tool leads back to the proxy. */
    LOOP("LoopDetected", 508, "The address leads back to the proxy"),
    /** The class does not exist. */
    CLASS_NOT_FOUND("ConnectorClassNotFound", 502, "The Connector cannot be used"),
    /** The class says nothing about a proxy. */
    CLASS_WITHOUT_PROXY("ClassWithoutProxy", 403, "The Connector has no proxy"),
    /** An address of the Connector is not a URL that we accept. */
    ADDRESS_INVALID("AddressInvalid", 502, "The Connector cannot be used"),
    /** The Connector names an auth type that its class does not have, or none where one is needed. */
    AUTH_TYPE_INVALID("AuthTypeInvalid", 502, "The Connector cannot be used"),
    /** The Secret with the additional certificate authorities is missing or not PEM. */
    CA_CERTIFICATES_INVALID("CACertificatesInvalid", 502, "The Connector cannot be used"),

    /** No credential is named, and the auth type needs one. */
    SECRET_REQUIRED("SecretRequired", 502, "The credential cannot be used"),
    /** The Secret does not exist. */
    SECRET_NOT_FOUND("SecretNotFound", 502, "The credential cannot be used"),
    /** The Secret is in another namespace than the Connector. */
    SECRET_NOT_ALLOWED("SecretNotAllowed", 502, "The credential cannot be used"),
    /** The Secret has another type than the class asks for. */
    SECRET_WRONG_TYPE("SecretWrongType", 502, "The credential cannot be used"),
    /** A key is missing. */
    SECRET_KEY_MISSING("SecretKeyMissing", 502, "The credential cannot be used"),
    /** A value is empty. */
    SECRET_EMPTY("SecretEmpty", 502, "The credential cannot be used"),
    /** A value has bytes that cannot be sent, such as a line break. */
    UNSUPPORTED_CHARACTERS("UnsupportedCharacters", 502, "The credential cannot be used"),
    /** The certificate of TLS client authentication, or its key, cannot be read. */
    CLIENT_CERTIFICATE_UNUSABLE("ClientCertificateUnusable", 502, "The credential cannot be used"),
    /** The class wants a kind of credential that this version cannot make. */
    UNSUPPORTED_AUTH_TYPE("UnsupportedAuthType", 502, "The credential cannot be used"),
    /** A place that the class declares cannot be filled for this request. */
    INJECTION_FAILED("InjectionFailed", 502, "The credential cannot be placed"),
    /** A rule in Rego of the class fails, or answers what cannot be used. */
    RULE_FAILED("RuleFailed", 502, "The rule of the class failed"),
    /** A rule in Rego of the class is needed, and there is no engine, or none that answers in time. */
    REGO_UNAVAILABLE("RegoUnavailable", 503, "The rule of the class could not be evaluated"),
    /** The credential belongs into the body, which is of another type. */
    BODY_NOT_EDITABLE("BodyNotEditable", 415, "The credential cannot be placed into this body"),
    /** The credential belongs into the body, which is larger than the proxy keeps. */
    BODY_TOO_LARGE("BodyTooLarge", 413, "The body is too large for the credential to be placed into it"),
    /** The Secret could not be read from the API server. */
    SECRET_UNKNOWN("SecretUnknown", 503, "The credential could not be read"),

    /** DNS does not know the tool's name. */
    NAME_NOT_RESOLVED("NameNotResolved", 502, "The tool was not reached"),
    /** Nothing listens at the tool's address. */
    CONNECTION_REFUSED("ConnectionRefused", 502, "The tool was not reached"),
    /** No route to the tool. */
    UNREACHABLE("Unreachable", 502, "The tool was not reached"),
    /** The tool did not accept the connection in time. */
    CONNECT_TIMEOUT("ConnectTimeout", 504, "The tool was not reached in time"),
    /** The tool's certificate is expired, for another host, or of an unknown authority. */
    TLS_UNTRUSTED("TLSUntrusted", 502, "The tool's certificate is not trusted"),
    /** The TLS handshake failed otherwise. */
    TLS_FAILED("TLSFailed", 502, "The TLS handshake with the tool failed"),
    /** The client did not finish the TLS handshake in its tunnel: it does not trust our authority, or asks for another host. */
    CLIENT_TLS_FAILED("ClientTLSFailed", 0, "The client ended the TLS handshake"),
    /** The tool closed the connection before its answer. */
    CONNECTION_LOST("ConnectionLost", 502, "The tool closed the connection"),
    /** The tool's answer is not HTTP, or breaks a limit. */
    RESPONSE_MALFORMED("ResponseMalformed", 502, "The tool's answer is malformed"),
    /** The tool did not begin its answer in time. */
    RESPONSE_TIMEOUT("ResponseTimeout", 504, "The tool did not answer in time"),

    /** As many requests as this proxy, this client or this Connector may have are under way. */
    OVERLOADED("Overloaded", 503, "The proxy is busy"),
    /** The proxy has not finished, or has failed, its start-up check. */
    NOT_READY("NotReady", 503, "The proxy is not ready"),
    /** A fault of the proxy. */
    INTERNAL("InternalError", 500, "The proxy failed");

    private final String publicName;
    private final int status;
    private final String title;

    Reason(String publicName, int status, String title) {
        this.publicName = publicName;
        this.status = status;
        this.title = title;
    }

    public String publicName() {
        return publicName;
    }

    public String title() {
        return title;
    }

    /** Returns the status of the answer: what a server calls 401 is 407 at a forward proxy. */
    public int status(Mode mode) {
        return status == 401 && mode == Mode.FORWARD ? 407 : status;
    }
}
