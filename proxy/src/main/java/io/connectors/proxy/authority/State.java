package io.connectors.proxy.authority;

import io.connectors.proxy.certificate.Issuer;
import java.time.Instant;
import java.util.Optional;

/** What this replica knows of the authority. */
sealed interface State {

    /** It could not be read yet. */
    record Unread(String why) implements State {}

    /** What is stored is of no use. */
    record Unusable(String why) implements State {}

    /**
     * It was read.
     *
     * @param gap what keeps it from being published; empty when nothing does
     */
    record Held(Authority authority, String gap) implements State {}

    default Optional<Issuer> signing(Instant now) {
        return this instanceof Held(Authority authority, var _) ? authority.signing(now) : Optional.empty();
    }

    /** Returns what somebody has to do something about, or nothing. */
    default Optional<String> trouble() {
        return switch (this) {
            case Unread(String why) -> Optional.of(why);
            case Unusable(String why) -> Optional.of(why);
            case Held(var _, String gap) -> Optional.of(gap).filter(text -> !text.isEmpty());
        };
    }

    /** Returns why nothing can be signed, or nothing when it can. */
    default Optional<String> obstacle(Instant now) {
        return signing(now).isPresent()
                ? Optional.empty()
                : trouble().or(() -> Optional.of("no certificate of the interception authority signs at this moment"));
    }
}
