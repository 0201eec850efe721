package io.connectors.proxy.message;

/** How the end of a body is known. */
public sealed interface Framing {
    Framing NONE = new None();
    Framing CHUNKED = new Chunked();
    Framing UNTIL_CLOSE = new UntilClose();

    /** No body at all. */
    record None() implements Framing {}

    /** A Content-Length was given. */
    record Sized(long length) implements Framing {
        public Sized {
            if (length < 0) {
                throw new IllegalArgumentException("A body cannot have the length " + length);
            }
        }
    }

    /** Transfer-Encoding is exactly chunked. */
    record Chunked() implements Framing {}

    /** A response that ends with its connection. */
    record UntilClose() implements Framing {}
}
