package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.regex.InvalidPatternException;
import io.connectors.crds.template.function.regex.Regex;
import io.connectors.crds.template.function.regex.Replacement;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** Regular expressions. Patterns come first; a wrong one is an error everywhere but in {@code regexMatch}. */
final class RegexFunctions {
    static final List<Function> ALL = Stream.of(
                    List.of(
                            Function.of("regexMatch", RegexFunctions::matchLeniently, Type.STRING, Type.STRING),
                            Function.of("mustRegexMatch", RegexFunctions::match, Type.STRING, Type.STRING),
                            Function.of("regexQuoteMeta", RegexFunctions::quoteMeta, Type.STRING)),
                    both("Find", RegexFunctions::find, Type.STRING, Type.STRING),
                    both("FindAll", RegexFunctions::findAll, Type.STRING, Type.STRING, Type.INT),
                    both("Split", RegexFunctions::split, Type.STRING, Type.STRING, Type.INT),
                    both("ReplaceAll", RegexFunctions::replaceAll, Type.STRING, Type.STRING, Type.STRING),
                    both("ReplaceAllLiteral", RegexFunctions::replaceAllLiteral, Type.STRING, Type.STRING, Type.STRING))
            .flatMap(List::stream)
            .toList();

    private RegexFunctions() {}

    private static List<Function> both(String name, Function.Body body, Type... parameters) {
        return List.of(
                Function.of("regex" + name, body, parameters), Function.of("mustRegex" + name, body, parameters));
    }

    private static Value matchLeniently(Arguments a) {
        try {
            return new Value.Bool(Regex.compile(a.bytes(0)).matchesPartOf(a.bytes(1), a.budget()));
        } catch (InvalidPatternException invalid) {
            return new Value.Bool(false);
        }
    }

    private static Value match(Arguments a) {
        return new Value.Bool(regex(a).matchesPartOf(a.bytes(1), a.budget()));
    }

    private static Value quoteMeta(Arguments a) {
        a.budget().requires(2L * a.bytes(0).length());
        return new Value.Text(Regex.quoted(a.bytes(0)));
    }

    private static Value find(Arguments a) {
        return new Value.Text(regex(a).first(a.bytes(1), a.budget()));
    }

    private static Value findAll(Arguments a) {
        List<String> matches = regex(a).all(a.bytes(1), limit(a), a.budget());
        return matches.isEmpty() ? Value.Slice.nil(Type.STRING) : Value.Slice.ofTexts(matches);
    }

    private static Value split(Arguments a) {
        Regex regex = regex(a);
        if (a.integer(2) == 0) {
            return Value.Slice.nil(Type.STRING);
        }
        return Value.Slice.ofTexts(regex.split(a.bytes(1), limit(a), a.budget()));
    }

    private static Value replaceAll(Arguments a) {
        Regex regex = regex(a);
        Replacement replacement = Replacement.template(a.bytes(2), a.budget());
        return new Value.Text(regex.replaceAll(a.bytes(1), replacement, a.budget()));
    }

    private static Value replaceAllLiteral(Arguments a) {
        return new Value.Text(regex(a).replaceAll(a.bytes(1), Replacement.literal(a.bytes(2)), a.budget()));
    }

    private static Regex regex(Arguments a) {
        try {
            return Regex.compile(a.bytes(0));
        } catch (InvalidPatternException invalid) {
            throw new FunctionException(invalid.problem());
        }
    }

    /** Less than zero means all. */
    private static long limit(Arguments a) {
        return a.integer(2) < 0 ? Long.MAX_VALUE : a.integer(2);
    }
}
