/**
 * Runs the whole product on one machine and takes it down again: API server, servers, demo, and the files that tell others
 * where things are. Knows the order of starting and stopping; does not know how any part does its work.
 */
@NullMarked
package io.connectors.liberty.up;

import org.jspecify.annotations.NullMarked;
