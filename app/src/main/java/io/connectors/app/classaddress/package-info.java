/**
 * Turns what a class says about its API service and its proxy into URLs. Knows the forms of a destination; must not know whether
 * anybody answers there.
 */
@NullMarked
package io.connectors.app.classaddress;

import org.jspecify.annotations.NullMarked;
