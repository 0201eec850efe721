package io.connectors.sandbox.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads stored objects as they are now.
 *
 * <p>The nodes are the caller's own copies or must be treated as read-only; which of the two, the caller cannot know, so
 * it never changes them. Safe for use by any thread.
 */
public interface ObjectReader {

    /** Finds one object. The namespace is empty for cluster-scoped types. */
    Optional<ObjectNode> get(ResourceType type, String namespace, String name);

    /** Lists the objects of one namespace, or of all when the namespace is empty. */
    List<ObjectNode> list(ResourceType type, String namespace);
}
