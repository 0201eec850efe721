package io.connectors.crds.template;

import java.util.List;

/** A part of a template that produces output. */
sealed interface Node {

    record Text(String text) implements Node {}

    record Output(Expression value) implements Node {}

    record If(Expression condition, List<Node> then, List<Node> otherwise) implements Node {}

    /** As If, with the value as the dot. */
    record With(Expression value, List<Node> then, List<Node> otherwise) implements Node {}

    record Range(Expression values, List<Node> each, List<Node> otherwise) implements Node {}
}
