package io.connectors.crds.policy;

import java.time.Duration;

/**
 * How long a request waits for the engine.
 *
 * @param preparation until a module that the server does not have is there; seldom, and while others wait for the same one. The server
 *     compiles all its modules anew then
 * @param evaluation for an answer
 */
public record EngineLimits(Duration preparation, Duration evaluation) {
    private static final Duration PREPARATION = Duration.ofSeconds(2);

    /** Returns the limits with the usual time for preparation. */
    public static EngineLimits evaluatingWithin(Duration evaluation) {
        return new EngineLimits(PREPARATION, evaluation);
    }
}
