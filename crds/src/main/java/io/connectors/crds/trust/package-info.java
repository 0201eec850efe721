/**
 * Decides which certificates of tools are trusted: those of the system's authorities and of some more, always verified. Knows
 * certificates; must not know where the additional authorities come from, nor sockets.
 */
@NullMarked
package io.connectors.crds.trust;

import org.jspecify.annotations.NullMarked;
