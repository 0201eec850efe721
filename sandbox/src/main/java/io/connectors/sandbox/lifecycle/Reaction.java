package io.connectors.sandbox.lifecycle;

import io.connectors.sandbox.storage.Change;

/**
 * Brings what a change touches closer to how it should be. It looks at the present state, so being called too often, late or
 * twice does no harm.
 */
interface Reaction {
    void to(Change change);
}
