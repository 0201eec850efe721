package io.connectors.crds.template;

import io.connectors.crds.template.value.Value;

/** What the words of a template mean where they are evaluated. */
record Frame(Value dot, Variables variables) {

    Frame withDot(Value other) {
        return new Frame(other, variables);
    }
}
