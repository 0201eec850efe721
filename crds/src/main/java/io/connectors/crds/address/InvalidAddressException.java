package io.connectors.crds.address;

/** An address that breaks a rule; the message names the rule and never repeats the address, which may hold a password. */
public final class InvalidAddressException extends RuntimeException {
    /** Takes the sentence to show to whoever wrote the address. */
    public InvalidAddressException(String message) {
        super(message);
    }
}
