/**
 * The proxy: carries requests of workloads to tools and puts the tool's credential on. The packages below know each
 * other in one direction only, from the edges to the sockets; this one holds nothing.
 */
@NullMarked
package io.connectors.proxy;

import org.jspecify.annotations.NullMarked;
