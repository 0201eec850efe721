package io.connectors.sandbox.selector;

/** A selector cannot be read; the message says which word was found and what was expected. */
final class SelectorSyntaxException extends RuntimeException {

    SelectorSyntaxException(String message) {
        super(message);
    }
}
