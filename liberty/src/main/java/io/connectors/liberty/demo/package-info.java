/**
 * Shows the main job with a Git server of its own and the real {@code git}: clone and push through a Connector, without the
 * password. Knows what a workload sees; does not know how the product was started.
 */
@NullMarked
package io.connectors.liberty.demo;

import org.jspecify.annotations.NullMarked;
