package io.connectors.crds.access;

import org.jspecify.annotations.Nullable;

/** A token as a client sent it, not checked. Hidden in {@code toString}. */
public final class ClientToken {
    private final String value;
    // Made by whoever needs it first; it does not matter if two do at the same time.
    private @Nullable TokenDigest digest;

    public ClientToken(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    TokenDigest digest() {
        TokenDigest made = digest;
        if (made == null) {
            made = TokenDigest.of(value);
            digest = made;
        }
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientToken token && token.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ClientToken[hidden]";
    }
}
