package io.connectors.sandbox.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One write.
 *
 * @param before null when the object was created
 * @param object what was written, or the last state of a deleted object; its resourceVersion is the change's revision
 */
public record Change(long revision, ObjectKey key, @Nullable ObjectNode before, ObjectNode object, boolean deletion) {}
