package io.connectors.proxy.message;

/** A final response without its body. The reason phrase is dropped: the container cannot send one. */
public record ResponseHead(int status, Headers headers, Framing framing) {}
