/**
 * Holds the built-in classes to their rules, renders their templates and reads the files as their tools do. Knows the
 * formats of these tools; does not know who mounts the files.
 */
@NullMarked
package io.connectors.crds.connectorclasses;

import org.jspecify.annotations.NullMarked;
