package io.connectors.sandbox.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;

/** The objects of one scope as they were at one revision, in the order of their keys. */
public record Snapshot(long revision, SortedMap<ObjectKey, ObjectNode> objects) {}
