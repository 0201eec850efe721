package io.connectors.sandbox.storage;

/** The history no longer reaches back to a revision. */
public final class RevisionExpiredException extends RuntimeException {

    private final long requested;
    private final long oldest;

    RevisionExpiredException(long requested, long oldest) {
        super("Revision %d is gone; the history begins at %d".formatted(requested, oldest));
        this.requested = requested;
        this.oldest = oldest;
    }

    public long requested() {
        return requested;
    }

    public long oldest() {
        return oldest;
    }
}
