/**
 * Evaluates expressions that class authors write, in CEL as Kubernetes defines it, within limits on size, steps and time. Knows the
 * language and the variables of probes and requests; must not know classes, sockets or where the variables come from.
 */
@NullMarked
package io.connectors.crds.expression;

import org.jspecify.annotations.NullMarked;
