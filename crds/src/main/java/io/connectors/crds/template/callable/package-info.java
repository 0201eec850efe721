/**
 * What a function is to a template: a name, types of parameters, and a body that gets checked arguments. Knows values and budgets; must not
 * know any function, nor syntax.
 */
@NullMarked
package io.connectors.crds.template.callable;

import org.jspecify.annotations.NullMarked;
