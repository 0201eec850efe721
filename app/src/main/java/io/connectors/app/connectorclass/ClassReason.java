package io.connectors.app.connectorclass;

/** Reasons that the specification leaves open and the conditions of classes need. */
final class ClassReason {
    static final String ADDRESS_NOT_ALLOWED = "AddressNotAllowed";
    static final String INVALID_CLASS = "InvalidClass";
    static final String INVALID_REFERENCE = "InvalidReference";
    static final String NOT_CHECKED = "NotChecked";
    static final String REGO_INVALID = "RegoInvalid";
    static final String REGO_UNAVAILABLE = "RegoUnavailable";
    static final String SERVICE_NOT_FOUND = "ServiceNotFound";

    private ClassReason() {}
}
