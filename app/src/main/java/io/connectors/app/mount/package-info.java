/**
 * Renders the files that a Pod mounts: from Connectors with their classes, the Pod's wishes, its token and the proxy's certificate.
 * Knows volume attributes, configurations and templates; must not know HTTP, who may mount what, nor any Secret.
 */
@NullMarked
package io.connectors.app.mount;

import org.jspecify.annotations.NullMarked;
