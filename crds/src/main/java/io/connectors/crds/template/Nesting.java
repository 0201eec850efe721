package io.connectors.crds.template;

/** Counts how deep blocks and parentheses are nested, before the thread's stack would end. */
final class Nesting {
    /** Much more than anybody writes; a parser's frames for it need a fraction of a small stack. */
    private static final int DEEPEST = 100;

    private final Source source;
    private int depth;

    Nesting(Source source) {
        this.source = source;
    }

    void enter(int offset) {
        if (++depth > DEEPEST) {
            throw source.problem(offset, "nested deeper than " + DEEPEST + " levels");
        }
    }

    void leave() {
        depth--;
    }
}
