/**
 * Orders semantic versions and checks them against constraints such as {@code ^1.2 || >=3}. Knows the syntax that
 * sprig's library accepts; does not know templates.
 */
@NullMarked
package io.connectors.crds.template.function.semver;

import org.jspecify.annotations.NullMarked;
