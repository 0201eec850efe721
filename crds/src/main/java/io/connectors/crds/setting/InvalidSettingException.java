package io.connectors.crds.setting;

/** A setting that cannot be used; the message names key, value and what is allowed. */
public final class InvalidSettingException extends RuntimeException {
    /** Says what is wrong with the value of a key. */
    public InvalidSettingException(String key, String value, String allowed) {
        super(message(key, value, allowed));
    }

    InvalidSettingException(String key, String value, String allowed, Throwable cause) {
        super(message(key, value, allowed), cause);
    }

    private static String message(String key, String value, String allowed) {
        return "Setting " + key + " has the value \"" + value + "\"; allowed: " + allowed;
    }
}
