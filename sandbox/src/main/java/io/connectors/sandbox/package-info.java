/**
 * Starts and stops the embedded API server of one machine. Knows its configuration, its parts and their order; does not
 * know HTTP, Kubernetes kinds or rules.
 */
@NullMarked
package io.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
