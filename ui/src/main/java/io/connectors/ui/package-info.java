/**
 * The admin UI: one package a screen, each with a view, its logic and its form. It acts with the signed-in user's token
 * only, so what a user may do is decided by the cluster, and it holds no rule of its own about connectors.
 */
@NullMarked
package io.connectors.ui;

import org.jspecify.annotations.NullMarked;
