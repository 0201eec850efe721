package io.connectors.sandbox.authorization;

/**
 * Whether somebody may do something.
 *
 * @param reason for the reader of a review or an error; often empty
 */
public record Decision(boolean allowed, String reason) {

    static Decision allowedBecause(String reason) {
        return new Decision(true, reason);
    }

    static Decision refusedBecause(String reason) {
        return new Decision(false, reason);
    }
}
