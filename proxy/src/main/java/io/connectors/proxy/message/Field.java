package io.connectors.proxy.message;

import java.util.Locale;

/**
 * One header or trailer field. Each character of the value is one byte (ISO-8859-1).
 *
 * @param name as it was written
 * @param key the name in lower case; made once, because each step of a request looks at it
 */
public record Field(String name, String value, String key) {

    public Field(String name, String value) {
        this(name, value, name.toLowerCase(Locale.ROOT));
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Hides the value: any header may hold a secret. */
    @Override
    public String toString() {
        return name;
    }
}
