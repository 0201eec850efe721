package io.connectors.proxy.message;

/**
 * How a client wrote where a request goes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, 3.2</a>
 */
public enum TargetForm {
    /** {@code /path?query}, as to a server. */
    ORIGIN,
    /** {@code http://host/path}, as to a proxy. */
    ABSOLUTE
}
