/**
 * The main job from outside: real {@code git} and raw HTTP against the running product and a real Git server. Knows the
 * public contract only (host names, paths, tokens, objects), nothing of the product's classes but how to start it.
 */
@NullMarked
package io.connectors.liberty.e2e;

import org.jspecify.annotations.NullMarked;
