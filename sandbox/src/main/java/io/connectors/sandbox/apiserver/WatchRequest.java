package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.registry.ListOptions;
import io.connectors.sandbox.registry.Target;
import java.time.Duration;

/**
 * What a watch asks for.
 *
 * @param initialEvents whether to begin with the present objects and a bookmark after them
 * @param bookmarks whether the client understands bookmarks
 * @param atMost how long the watch lasts
 */
record WatchRequest(
        Target target,
        ListOptions options,
        Presentation presentation,
        boolean initialEvents,
        boolean bookmarks,
        Duration atMost) {

    /** Tells whether the watch begins with what is there, as it does without a version to begin after. */
    boolean beginsWithPresentObjects() {
        return initialEvents
                || options.resourceVersion().isEmpty()
                || options.resourceVersion().equals("0");
    }
}
