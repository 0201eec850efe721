package io.connectors.proxy.codec;

import io.connectors.proxy.message.MalformedMessageException;

/** A head that goes beyond {@link HeadLimits}. */
public final class HeadTooLargeException extends MalformedMessageException {
    HeadTooLargeException(String rule) {
        super(rule);
    }
}
