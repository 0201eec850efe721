package io.connectors.sandbox.apiserver;

/** Nothing is served below the path of a request. */
final class UnknownPathException extends RuntimeException {

    UnknownPathException() {
        super("404 page not found");
    }
}
