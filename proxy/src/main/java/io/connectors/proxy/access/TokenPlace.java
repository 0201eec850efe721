package io.connectors.proxy.access;

import io.connectors.crds.v1alpha1.ClientTokenLocation;
import java.util.Optional;

/** A place of a request where clients show their token. */
public sealed interface TokenPlace {

    /** Password of Basic in Authorization. */
    record BasicPassword() implements TokenPlace {}

    /** Bearer token in Authorization. */
    record Bearer() implements TokenPlace {}

    /** Password of Basic in Proxy-Authorization. */
    record ProxyPassword() implements TokenPlace {}

    /** A header field of another name; the prefix stands before the token. */
    record Header(String name, String prefix) implements TokenPlace {}

    /** A query parameter; the prefix stands before the token. */
    record Query(String name, String prefix) implements TokenPlace {}

    /** Somewhere: a rule of the class has found it. */
    record Anywhere() implements TokenPlace {}

    /** Reads a place that a class declares; empty when this version does not know the kind. */
    static Optional<TokenPlace> of(ClientTokenLocation location) {
        return switch (location.in()) {
            case "basicPassword" -> Optional.of(new BasicPassword());
            case "bearer" -> Optional.of(new Bearer());
            case "header" -> Optional.of(new Header(location.name(), location.prefix()));
            case "query" -> Optional.of(new Query(location.name(), location.prefix()));
            default -> Optional.empty();
        };
    }
}
