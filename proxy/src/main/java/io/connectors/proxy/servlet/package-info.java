/**
 * The edge to Liberty: starts the proxy with the web application and turns servlet requests into those of the line.
 * Knows the servlet API and the container's quirks; does not know what is done with a request.
 */
@NullMarked
package io.connectors.proxy.servlet;

import org.jspecify.annotations.NullMarked;
