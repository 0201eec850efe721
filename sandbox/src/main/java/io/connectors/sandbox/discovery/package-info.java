/**
 * Knows which types are served, built-in ones and those of custom resource definitions, and describes them to clients. Does
 * not know HTTP or how objects are written.
 */
@NullMarked
package io.connectors.sandbox.discovery;

import org.jspecify.annotations.NullMarked;
