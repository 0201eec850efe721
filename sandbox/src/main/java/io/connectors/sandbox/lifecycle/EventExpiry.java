package io.connectors.sandbox.lifecycle;

import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.registry.DeleteOptions.Propagation;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.storage.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets Events after an hour, as a real API server does. */
final class EventExpiry {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Lifecycle.Tools tools;
    private final Erasure erasure;
    private final InstantSource clock;

    EventExpiry(Lifecycle.Tools tools, InstantSource clock) {
        this.tools = tools;
        this.erasure = new Erasure(tools);
        this.clock = clock;
    }

    void run() {
        Instant limit = clock.instant().minus(LIFETIME);
        tools.store()
                .list(new Scope("", BuiltInTypes.EVENTS.plural(), ""))
                .objects()
                .forEach((key, event) -> {
                    if (ObjectMeta.of(event)
                            .creationTimestamp()
                            .filter(limit::isAfter)
                            .isPresent()) {
                        erasure.erase(key, event, Propagation.BACKGROUND);
                    }
                });
    }
}
