package io.connectors.crds.template;

import java.util.List;

/** A part of a template that has a value; the offset says where it stands. */
sealed interface Expression {
    int offset();

    record Literal(int offset, Object value) implements Expression {}

    record Dot(int offset) implements Expression {}

    record Root(int offset) implements Expression {}

    record Field(int offset, Expression of, List<String> names) implements Expression {}

    record Call(int offset, Function function, List<Expression> arguments) implements Expression {}
}
