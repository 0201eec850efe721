/**
 * Has the rules in Rego of classes compiled, and says what is wrong with them. Knows where classes hold rules; must not know what follows
 * from a finding.
 */
@NullMarked
package io.connectors.app.rego;

import org.jspecify.annotations.NullMarked;
