package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;

/**
 * A list, or a part of one.
 *
 * @param continuation empty on the last page
 * @param remaining how many objects follow; unknown when a selector is at work
 */
public record Page(long revision, List<ObjectNode> items, String continuation, OptionalInt remaining) {}
