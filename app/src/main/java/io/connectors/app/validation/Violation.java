package io.connectors.app.validation;

/**
 * One thing that is wrong with an object.
 *
 * @param field where, as {@code spec.addressExtensions[1].value}
 * @param message what is wrong and what to do, without the field and without any value that may be secret
 */
public record Violation(String field, String message, Severity severity) {

    /** How bad it is. */
    public enum Severity {
        /** The object cannot work like this. */
        ERROR,
        /** The object may work, but whoever wrote it probably meant something else. */
        WARNING
    }

    /** Tells whether the object cannot work like this. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Returns the same finding as a mere hint. */
    public Violation asWarning() {
        return new Violation(field, message, Severity.WARNING);
    }

    /** Returns field and message as one line. */
    public String line() {
        return field + ": " + message;
    }
}
