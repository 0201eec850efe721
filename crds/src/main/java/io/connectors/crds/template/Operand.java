package io.connectors.crds.template;

import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** A word of a command. The offset says where it stands. */
sealed interface Operand {
    int offset();

    record Dot(int offset) implements Operand {}

    record Nil(int offset) implements Operand {}

    record Bool(int offset, Value.Bool value) implements Operand {}

    record Text(int offset, Value.Text value) implements Operand {}

    record Numeric(int offset, NumberLiteral literal) implements Operand {}

    /** Fields of the dot: {@code .a.b}. */
    record Field(int offset, List<String> names) implements Operand {}

    /** A variable and fields of it: {@code $x.a.b}. */
    record Variable(int offset, String name, List<String> names) implements Operand {}

    /** Fields of what stands in parentheses, or of a function's result. */
    record Chain(int offset, Operand of, List<String> names) implements Operand {}

    record Name(int offset, Function function) implements Operand {}

    /** {@code and} and {@code or}, which do not evaluate the arguments behind the one that decides. */
    record Connective(int offset, String name, boolean decidedBy) implements Operand {}

    record Nested(int offset, Pipeline pipeline) implements Operand {}
}
