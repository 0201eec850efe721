package io.connectors.proxy.upstream;

/** How far a request may go. */
public enum Reach {
    /** To an address that a Connector declares; private networks are for the installation to open. */
    DECLARED,
    /** To wherever a client wants, hence to public addresses only, whatever the installation opens. */
    PUBLIC
}
