package io.connectors.proxy.refusal;

/** How the client reached the proxy; a forward proxy challenges with other headers than a server. */
public enum Mode {
    FORWARD,
    REVERSE
}
