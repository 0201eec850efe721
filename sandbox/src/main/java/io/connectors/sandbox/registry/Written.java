package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a write led to. */
public record Written(ObjectNode object, boolean created, List<String> warnings) {}
