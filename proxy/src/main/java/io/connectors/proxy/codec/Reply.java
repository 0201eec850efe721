package io.connectors.proxy.codec;

import io.connectors.proxy.message.ResponseHead;

/** A response head, and whether its connection may serve another request once the body is read. */
public record Reply(ResponseHead head, boolean persistent) {}
