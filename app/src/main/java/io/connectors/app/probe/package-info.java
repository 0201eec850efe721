/**
 * Asks a tool one question over HTTP, with time-outs, verified TLS and no way to addresses that are off limits. Knows probes of a
 * class, templates and sockets; must not know conditions, nor where class, credential and authorities come from.
 */
@NullMarked
package io.connectors.app.probe;

import org.jspecify.annotations.NullMarked;
