/**
 * Evaluates rules in Rego by an Open Policy Agent server, each in a package of its own and within limits on time and size. Knows the
 * language's texts, its trees and the server's interface; must not know classes, requests or what a rule is for.
 */
@NullMarked
package io.connectors.crds.policy;

import org.jspecify.annotations.NullMarked;
