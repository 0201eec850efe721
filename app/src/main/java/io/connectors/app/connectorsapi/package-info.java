/**
 * The Connectors API over HTTP: who calls, what the caller may ask, and answers in the words of Kubernetes. Knows tokens and
 * rights by asking for them; must not know how a Connector is reconciled, nor any credential.
 */
@NullMarked
package io.connectors.app.connectorsapi;

import org.jspecify.annotations.NullMarked;
