/**
 * Answers the API server whether an object may be stored, and with which label. Knows admission reviews and what follows from a
 * violation; must not hold a rule of its own, nor write anything.
 */
@NullMarked
package io.connectors.app.admission;

import org.jspecify.annotations.NullMarked;
