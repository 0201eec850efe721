package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.function.unicode.Letters;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/** Upper and lower case. */
final class CaseFunctions {
    static final List<Function> ALL = List.of(
            textFunction("upper", text -> Runes.map(text, Letters::toUpper)),
            textFunction("lower", text -> Runes.map(text, Letters::toLower)),
            textFunction("title", CaseFunctions::title),
            textFunction("untitle", CaseFunctions::untitle),
            textFunction("swapcase", CaseFunctions::swapCase),
            textFunction("camelcase", CamelCase::of),
            textFunction("snakecase", text -> SeparatedWords.of(text, '_')),
            textFunction("kebabcase", text -> SeparatedWords.of(text, '-')));

    private CaseFunctions() {}

    private static Function textFunction(String name, UnaryOperator<String> change) {
        return Function.of(name, a -> changed(a, change), Type.STRING);
    }

    private static Value changed(Arguments a, UnaryOperator<String> change) {
        String text = a.bytes(0);
        // A byte becomes at most one code point of three bytes, or an inserted separator with it.
        a.budget().requires(4L * text.length());
        a.budget().steps(text.length());
        return new Value.Text(change.apply(text));
    }

    private static String title(String text) {
        WordStart start = new WordStart();
        return Runes.map(text, rune -> start.precedes(rune) ? Letters.toTitle(rune) : rune);
    }

    private static String untitle(String text) {
        boolean[] gap = {true};
        return Runes.map(text, rune -> {
            boolean first = gap[0] && !Letters.isSpace(rune);
            gap[0] = Letters.isSpace(rune);
            return first ? Letters.toLower(rune) : rune;
        });
    }

    private static String swapCase(String text) {
        boolean[] gap = {true};
        return Runes.map(text, rune -> {
            boolean first = gap[0];
            if (Letters.isUpper(rune) || Letters.isTitle(rune)) {
                gap[0] = false;
                return Letters.toLower(rune);
            }
            if (Letters.isLower(rune)) {
                gap[0] = false;
                return first ? Letters.toTitle(rune) : Letters.toUpper(rune);
            }
            gap[0] = Letters.isSpace(rune);
            return rune;
        });
    }

    /** Tells where words begin for {@code title}: after everything that is no letter, digit or underscore. */
    private static final class WordStart {
        private int previous = ' ';

        boolean precedes(int rune) {
            boolean start = separates(previous);
            previous = rune;
            return start;
        }

        private static boolean separates(int rune) {
            if (rune < 0x80) {
                return rune != '_' && !Letters.isLetter(rune) && !Letters.isDigit(rune);
            }
            return !Letters.isLetter(rune) && !Letters.isDigit(rune) && Letters.isSpace(rune);
        }
    }
}
