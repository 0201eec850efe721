/**
 * Takes part in the election from start to stop, and has the duties done while this replica is the leader. Knows that there are
 * duties; must not know any of them.
 */
@NullMarked
package io.connectors.app.leader;

import org.jspecify.annotations.NullMarked;
