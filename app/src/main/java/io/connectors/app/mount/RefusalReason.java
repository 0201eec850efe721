package io.connectors.app.mount;

/** Why a mount is refused. The constant's name is the public reason. */
public enum RefusalReason {
    /** The volume's attributes cannot be understood. */
    INVALID_ATTRIBUTE,
    /** A configuration that no class of the mount has. */
    UNKNOWN_CONFIGURATION,
    /** A required parameter is not given. */
    PARAMETER_MISSING,
    /** A parameter has a value that the class does not allow. */
    PARAMETER_INVALID,
    /** A Connector or its class has no proxy address yet. Goes away by itself once both were reconciled. */
    ADDRESS_PENDING,
    /** The published address of a proxy is no URL that could be put into a file. */
    ADDRESS_INVALID,
    /** A class names a file as no file in a mount can be named. */
    INVALID_FILE_NAME,
    /** A template of a class does not parse, or does not fit its input. */
    TEMPLATE_FAILED,
    /** The attributes, or the rendered files, are larger than allowed. */
    TOO_LARGE
}
