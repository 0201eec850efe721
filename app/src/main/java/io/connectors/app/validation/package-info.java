/**
 * What makes a Connector or a class wrong, and what makes it look like a mistake. Knows the wire records and the languages inside them;
 * must not ask the cluster, nor decide what becomes of a wrong object.
 */
@NullMarked
package io.connectors.app.validation;

import org.jspecify.annotations.NullMarked;
