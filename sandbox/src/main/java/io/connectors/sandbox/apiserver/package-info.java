/**
 * Speaks the Kubernetes API over HTTP: paths, verbs, media types, watches, errors. Knows who asks and whether they may;
 * leaves what a verb does to the registry and what things look like to discovery, schemas and tables.
 */
@NullMarked
package io.connectors.sandbox.apiserver;

import org.jspecify.annotations.NullMarked;
