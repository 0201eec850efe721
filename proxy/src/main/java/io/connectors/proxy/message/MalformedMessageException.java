package io.connectors.proxy.message;

/** A message that breaks the grammar or a limit. The text names the rule, never a value. */
public class MalformedMessageException extends RuntimeException {
    public MalformedMessageException(String rule) {
        super(rule);
    }
}
