/**
 * Asks the rules in Rego of classes about a request. Knows what a rule sees, and what it means when none answers; does not know what an
 * answer is for.
 */
@NullMarked
package io.connectors.proxy.rule;

import org.jspecify.annotations.NullMarked;
