package io.connectors.crds.access;

/** A token as a client sent it, not checked. Hidden in {@code toString}. */
public record ClientToken(String value) {
    @Override
    public String toString() {
        return "ClientToken[hidden]";
    }
}
