package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.unicode.Letters;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searching, cutting and repeating texts. */
final class TextFunctions {
    static final List<Function> ALL = List.of(
            Function.of("trim", TextFunctions::trim, Type.STRING),
            Function.of("trimAll", TextFunctions::trimAll, Type.STRING, Type.STRING),
            Function.of("trimall", TextFunctions::trimAll, Type.STRING, Type.STRING),
            Function.of("trimSuffix", TextFunctions::trimSuffix, Type.STRING, Type.STRING),
            Function.of("trimPrefix", TextFunctions::trimPrefix, Type.STRING, Type.STRING),
            Function.of("trunc", TextFunctions::trunc, Type.INT, Type.STRING),
            Function.of("substr", TextFunctions::substr, Type.INT, Type.INT, Type.STRING),
            Function.of("repeat", TextFunctions::repeat, Type.INT, Type.STRING),
            Function.of("replace", TextFunctions::replace, Type.STRING, Type.STRING, Type.STRING),
            Function.of("contains", TextFunctions::contains, Type.STRING, Type.STRING),
            Function.of("hasPrefix", TextFunctions::hasPrefix, Type.STRING, Type.STRING),
            Function.of("hasSuffix", TextFunctions::hasSuffix, Type.STRING, Type.STRING),
            Function.of("nospace", TextFunctions::nospace, Type.STRING),
            Function.of("plural", TextFunctions::plural, Type.STRING, Type.STRING, Type.INT),
            Function.of("hello", a -> new Value.Text("Hello!")));

    private TextFunctions() {}

    private static Value trim(Arguments a) {
        a.budget().steps(a.bytes(0).length());
        return new Value.Text(Runes.trim(a.bytes(0), Letters::isSpace));
    }

    private static Value trimAll(Arguments a) {
        String cutset = a.bytes(0);
        a.budget().steps((long) cutset.length() + a.bytes(1).length());
        a.budget().requires(32L * cutset.length());
        Set<Integer> removed = new HashSet<>();
        for (int i = 0; i < cutset.length(); i = Runes.next(cutset, i)) {
            removed.add(Runes.at(cutset, i));
        }
        return new Value.Text(Runes.trim(a.bytes(1), removed::contains));
    }

    private static Value trimSuffix(Arguments a) {
        String suffix = a.bytes(0);
        String text = a.bytes(1);
        return new Value.Text(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
    }

    private static Value trimPrefix(Arguments a) {
        String prefix = a.bytes(0);
        String text = a.bytes(1);
        return new Value.Text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }

    private static Value trunc(Arguments a) {
        long count = a.integer(0);
        String text = a.bytes(1);
        if (count < 0 && text.length() + count > 0) {
            return new Value.Text(text.substring((int) (text.length() + count)));
        }
        if (count >= 0 && count < text.length()) {
            return new Value.Text(text.substring(0, (int) count));
        }
        return new Value.Text(text);
    }

    private static Value substr(Arguments a) {
        long start = a.integer(0);
        long end = a.integer(1);
        String text = a.bytes(2);
        if (start < 0) {
            return new Value.Text(cut(text, 0, end));
        }
        return new Value.Text(cut(text, start, end < 0 || end > text.length() ? text.length() : end));
    }

    private static String cut(String text, long start, long end) {
        if (start > end || end > text.length()) {
            throw new FunctionException(
                    "the range " + start + " to " + end + " is not within the " + text.length() + " bytes of the text");
        }
        return text.substring((int) start, (int) end);
    }

    private static Value repeat(Arguments a) {
        long count = a.integer(0);
        String text = a.bytes(1);
        if (count < 0) {
            throw new FunctionException("the count is negative");
        }
        if (text.isEmpty() || count == 0) {
            return Value.Text.EMPTY;
        }
        a.budget().requires(Sizes.product(count, text.length()));
        return new Value.Text(text.repeat((int) count));
    }

    private static Value replace(Arguments a) {
        return new Value.Text(Replacement.all(a.bytes(0), a.bytes(1), a.bytes(2), a.budget()));
    }

    private static Value contains(Arguments a) {
        a.budget().steps(a.bytes(1).length());
        return new Value.Bool(a.bytes(1).contains(a.bytes(0)));
    }

    private static Value hasPrefix(Arguments a) {
        return new Value.Bool(a.bytes(1).startsWith(a.bytes(0)));
    }

    private static Value hasSuffix(Arguments a) {
        return new Value.Bool(a.bytes(1).endsWith(a.bytes(0)));
    }

    private static Value nospace(Arguments a) {
        String text = a.bytes(0);
        a.budget().requires(2L * text.length());
        boolean spaceless = text.chars().noneMatch(Letters::isSpace);
        return new Value.Text(spaceless ? text : LatinBytes.encode(text, octet -> !Letters.isSpace(octet)));
    }

    private static Value plural(Arguments a) {
        return new Value.Text(a.integer(2) == 1 ? a.bytes(0) : a.bytes(1));
    }
}
