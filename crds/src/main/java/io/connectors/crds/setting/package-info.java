/**
 * Settings of a module: a record whose components say their key, default and meaning, read once at start. Knows text and types; must
 * not know where a value comes from.
 */
@NullMarked
package io.connectors.crds.setting;

import org.jspecify.annotations.NullMarked;
