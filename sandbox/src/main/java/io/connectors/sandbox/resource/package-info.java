/**
 * The words all parts of the API server share: types of resources, who asks, and what went wrong. Knows no storage, no
 * HTTP server and no rule of any one kind.
 */
@NullMarked
package io.connectors.sandbox.resource;

import org.jspecify.annotations.NullMarked;
