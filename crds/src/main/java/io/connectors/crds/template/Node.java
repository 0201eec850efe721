package io.connectors.crds.template;

import java.util.List;
import java.util.Optional;

/** A part of a template that produces output, or changes how. The offset says where it stands. */
sealed interface Node {
    int offset();

    record Text(int offset, String bytes) implements Node {}

    /** Prints the result of a pipeline, unless that sets variables. */
    record Action(int offset, Pipeline pipeline) implements Node {}

    record If(int offset, Pipeline condition, List<Node> then, List<Node> otherwise) implements Node {}

    /** As If, with the result as the dot. */
    record With(int offset, Pipeline value, List<Node> then, List<Node> otherwise) implements Node {}

    record Range(int offset, Pipeline values, List<Node> each, List<Node> otherwise) implements Node {}

    record Break(int offset) implements Node {}

    record Continue(int offset) implements Node {}

    /** Renders another template, with the value as its dot. */
    record Include(int offset, String name, Optional<Pipeline> value) implements Node {}
}
