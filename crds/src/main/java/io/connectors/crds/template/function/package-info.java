/**
 * The functions of sprig that depend on nothing but their arguments, for templates. Knows what each function answers for
 * every argument; must not know template syntax, nor anything outside: no clock, chance, environment, network or keys.
 */
@NullMarked
package io.connectors.crds.template.function;

import org.jspecify.annotations.NullMarked;
