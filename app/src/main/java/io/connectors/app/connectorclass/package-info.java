/**
 * What the status of a class has to say: whether its rules hold, where its services are and whether somebody answers there. Knows classes;
 * must not know Connectors, threads or sockets.
 */
@NullMarked
package io.connectors.app.connectorclass;

import org.jspecify.annotations.NullMarked;
