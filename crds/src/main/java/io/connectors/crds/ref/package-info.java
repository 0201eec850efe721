/**
 * The spellings of a namespaced object's name: {@code ns/name}, {@code ns%2Fname}, a Connector's host name and its path on the
 * proxy. Knows text and bytes; must not know what the object is, or whether it exists.
 */
@NullMarked
package io.connectors.crds.ref;

import org.jspecify.annotations.NullMarked;
