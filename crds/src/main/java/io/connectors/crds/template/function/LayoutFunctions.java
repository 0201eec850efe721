package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.format.Print;
import io.connectors.crds.template.format.Quoting;
import io.connectors.crds.template.function.unicode.Letters;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.StringJoiner;

/** Texts arranged for output: indented, wrapped, shortened, quoted, put in a row. */
final class LayoutFunctions {
    static final List<Function> ALL = List.of(
            Function.of("indent", LayoutFunctions::indent, Type.INT, Type.STRING),
            Function.of("nindent", LayoutFunctions::nindent, Type.INT, Type.STRING),
            Function.of("wrap", LayoutFunctions::wrap, Type.INT, Type.STRING),
            Function.of("wrapWith", LayoutFunctions::wrapWith, Type.INT, Type.STRING, Type.STRING),
            Function.of("abbrev", LayoutFunctions::abbrev, Type.INT, Type.STRING),
            Function.of("abbrevboth", LayoutFunctions::abbrevBoth, Type.INT, Type.INT, Type.STRING),
            Function.of("initials", LayoutFunctions::initials, Type.STRING),
            Function.of("quote", LayoutFunctions::quote).rest(Type.ANY),
            Function.of("squote", LayoutFunctions::squote).rest(Type.ANY),
            Function.of("cat", LayoutFunctions::cat).rest(Type.ANY));

    private LayoutFunctions() {}

    private static Value indent(Arguments a) {
        return new Value.Text(indented(a));
    }

    private static Value nindent(Arguments a) {
        return new Value.Text("\n" + indented(a));
    }

    private static String indented(Arguments a) {
        long spaces = a.integer(0);
        String text = a.bytes(1);
        if (spaces < 0) {
            throw new FunctionException("the number of spaces is negative");
        }
        a.budget().requires(Sizes.sum(spaces, text.length()));
        String pad = " ".repeat((int) spaces);
        return pad + Replacement.all("\n", "\n" + pad, text, a.budget());
    }

    private static Value wrap(Arguments a) {
        return new Value.Text(Wrapping.wrap(a.bytes(1), a.integer(0), "\n", false, a.budget()));
    }

    private static Value wrapWith(Arguments a) {
        String newline = a.bytes(1).isEmpty() ? "\n" : a.bytes(1);
        return new Value.Text(Wrapping.wrap(a.bytes(2), a.integer(0), newline, true, a.budget()));
    }

    private static Value abbrev(Arguments a) {
        long width = a.integer(0);
        String text = a.bytes(1);
        return new Value.Text(width < 4 ? text : Abbreviation.of(text, 0, width));
    }

    private static Value abbrevBoth(Arguments a) {
        long left = a.integer(0);
        long right = a.integer(1);
        String text = a.bytes(2);
        boolean tooNarrow = right < 4 || (left > 0 && right < 7);
        return new Value.Text(tooNarrow ? text : Abbreviation.of(text, left, right));
    }

    private static Value initials(Arguments a) {
        String text = a.bytes(0);
        a.budget().requires(2L * text.length());
        boolean[] gap = {true};
        return new Value.Text(LatinBytes.encode(text, octet -> {
            boolean first = gap[0] && !Letters.isSpace(octet);
            gap[0] = Letters.isSpace(octet);
            return first;
        }));
    }

    private static Value quote(Arguments a) {
        StringJoiner row = new StringJoiner(" ");
        for (Value value : a.from(0)) {
            if (!(value instanceof Value.Nil)) {
                String text = Texts.text(value, a.budget());
                // A byte becomes \xff at most; characters are escaped in no more than that per byte.
                a.budget().requires(4L * text.length());
                String quoted = Quoting.quote(text);
                a.budget().charge(quoted.length());
                row.add(quoted);
            }
        }
        return new Value.Text(row.toString());
    }

    private static Value squote(Arguments a) {
        StringJoiner row = new StringJoiner(" ");
        for (Value value : a.from(0)) {
            if (!(value instanceof Value.Nil)) {
                String text = Print.value(value, a.budget());
                a.budget().charge(text.length());
                row.add("'" + text + "'");
            }
        }
        return new Value.Text(row.toString());
    }

    private static Value cat(Arguments a) {
        StringJoiner row = new StringJoiner(" ");
        for (Value value : a.from(0)) {
            if (!(value instanceof Value.Nil)) {
                String text = Print.value(value, a.budget());
                a.budget().charge(text.length());
                row.add(text);
            }
        }
        return new Value.Text(row.toString());
    }
}
