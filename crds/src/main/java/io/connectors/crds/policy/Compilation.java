package io.connectors.crds.policy;

/** What came of reading a module. */
public sealed interface Compilation {

    /**
     * It can be evaluated.
     *
     * @param readsBody whether it may look at {@code input.request.body}
     */
    record Good(boolean readsBody) implements Compilation {}

    /**
     * It cannot, in this form.
     *
     * @param position of the problem in the author's text
     */
    record Bad(Position position, String problem) implements Compilation {
        /** Returns position and problem as one line. */
        public String line() {
            return position + ": " + problem;
        }
    }

    /**
     * Nobody could say.
     *
     * @param problem a sentence
     */
    record Unknown(String problem) implements Compilation {}
}
