/**
 * The machinery of reconciling: which key runs when, how often a failure is repeated, and which replica is the leader. Knows keys,
 * time and one Lease; must not know what a key stands for, nor what a run does.
 */
@NullMarked
package io.connectors.app.reconcile;

import org.jspecify.annotations.NullMarked;
