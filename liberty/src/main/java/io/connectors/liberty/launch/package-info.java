/**
 * Starts one Liberty server as a child process and sees it ready. Knows folders, ports, JVM options and health addresses;
 * does not know Kubernetes or what the applications do.
 */
@NullMarked
package io.connectors.liberty.launch;

import org.jspecify.annotations.NullMarked;
