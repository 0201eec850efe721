package io.connectors.proxy.message;

/** One header or trailer field. Each character of the value is one byte (ISO-8859-1). */
public record Field(String name, String value) {

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Hides the value: any header may hold a secret. */
    @Override
    public String toString() {
        return name;
    }
}
