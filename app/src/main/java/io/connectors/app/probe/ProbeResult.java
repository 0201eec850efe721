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
     * @param opinion what the class's own rule says
     */
    record Answered(int status, String question, Opinion opinion) implements ProbeResult {

        /** Makes an answer that its status judges. */
        public Answered(int status, String question) {
            this(status, question, Opinion.NONE);
        }

        /** Tells whether the rule of the class, or else the default rule, takes the answer as a success. */
        public boolean isSuccess() {
            return opinion == Opinion.NONE ? isGood() : opinion == Opinion.SUCCESS;
        }

        /** Tells whether somebody is there: a tool that asks for a credential is, and whether ours is good is not asked. */
        public boolean isAlive() {
            return opinion == Opinion.NONE ? isGood() || status == 401 || status == 403 : opinion == Opinion.SUCCESS;
        }

        private boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** What the class's own rule says about an answer. */
    enum Opinion {
        /** There is no such rule, or it leaves this status to the default. */
        NONE,
        /** A success, whatever the status. */
        SUCCESS,
        /** A failure, whatever the status. */
        FAILURE
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
        BAD_ANSWER,
        /** A template of the class cannot be rendered for this Connector; nothing was sent. */
        TEMPLATE_FAILED,
        /** The class's response.cel is no rule, or has no answer for what the tool sent. */
        EXPRESSION_FAILED
    }
}
