package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.List;

final class ConfigMapRules implements KindRules {

    @Override
    public List<Cause> problems(ObjectNode live, ObjectNode object) {
        return Immutability.problems(live, object, List.of("data", "binaryData"));
    }
}
