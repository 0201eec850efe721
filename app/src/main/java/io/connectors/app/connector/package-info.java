/**
 * What the status of a Connector has to say, and the walk that finds it out and writes it down. Knows all conditions of a Connector;
 * must not know sockets, threads or HTTP.
 */
@NullMarked
package io.connectors.app.connector;

import org.jspecify.annotations.NullMarked;
