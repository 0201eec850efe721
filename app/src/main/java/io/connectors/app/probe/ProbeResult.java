package io.connectors.app.probe;

/** What came of a probe. */
public sealed interface ProbeResult {

    /** The class declares no probe. */
    record NotDeclared() implements ProbeResult {}

    /**
     * The probe was not sent, because something it needs is missing.
     *
     * @param reason public reason: one CamelCase word
     */
    record Skipped(String reason, String message) implements ProbeResult {}

    /**
     * The tool answered.
     *
     * @param question the request in words: method and URL without query
     */
    record Answered(int status, String question) implements ProbeResult {
        /** Tells whether the default rule takes the answer as a success. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Tells whether somebody is there: a tool that asks for a credential is, and whether ours is good is not asked. */
        public boolean isAlive() {
            return isSuccess() || status == 401 || status == 403;
        }
    }

    /**
     * The tool did not answer, or not in a way that can be understood.
     *
     * @param message in our own words: whatever a tool sends could hold anything
     */
    record Failed(Failure failure, String message) implements ProbeResult {
        private static final int MAX_LENGTH = 256;

        /** Cuts the message off. */
        public Failed {
            message = message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH - 1) + "…" : message;
        }
    }

    /** Why there is no answer. */
    enum Failure {
        /** The destination is off limits; nothing was sent. */
        ADDRESS_NOT_ALLOWED,
        /** The name does not resolve, nobody listens, or the connection broke. */
        UNREACHABLE,
        /** The certificate is not trusted or not for this host. */
        UNTRUSTED,
        /** Nothing came in time. */
        TIMEOUT,
        /** What came is no HTTP answer, or redirects without end. */
        BAD_ANSWER
    }
}
