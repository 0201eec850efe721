package io.connectors.crds.access;

/** Is told how often the API server must be asked. Runs on the threads of requests, so it must be quick. */
public interface ReviewObserver {
    /** Looks away. */
    ReviewObserver NONE = new ReviewObserver() {
        @Override
        public void lookedUp(boolean remembered) {}

        @Override
        public void ended(Outcome outcome) {}
    };

    /** How a question to the API server came out. */
    enum Outcome {
        /** Yes. */
        GRANTED,
        /** No. */
        REFUSED,
        /** There was no answer, or none in time. */
        FAILED,
        /** The question was not put: too many of its kind were, or are under way. */
        WITHHELD
    }

    /** Somebody wanted an answer, which was remembered or was not. */
    void lookedUp(boolean remembered);

    /** A question has ended. */
    void ended(Outcome outcome);
}
