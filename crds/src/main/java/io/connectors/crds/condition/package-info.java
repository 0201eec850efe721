/**
 * The conditions of our kinds: their types and reasons, how a new set replaces an old one, and what Ready means. Knows conditions; must
 * not know how any of them is found out.
 */
@NullMarked
package io.connectors.crds.condition;

import org.jspecify.annotations.NullMarked;
