package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a write led to. */
public record Written(ObjectNode object, boolean created) {}
