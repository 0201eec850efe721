package io.connectors.crds.template.function.unicode;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The names of classes of code points, in small letters. Scripts of several words have none: Go does not find them. */
final class CodePointClassName {
    private static final Map<Integer, String> CATEGORIES = Map.ofEntries(
            category(Character.UNASSIGNED, "cn"),
            category(Character.CONTROL, "cc"),
            category(Character.FORMAT, "cf"),
            category(Character.PRIVATE_USE, "co"),
            category(Character.SURROGATE, "cs"),
            category(Character.UPPERCASE_LETTER, "lu"),
            category(Character.LOWERCASE_LETTER, "ll"),
            category(Character.TITLECASE_LETTER, "lt"),
            category(Character.MODIFIER_LETTER, "lm"),
            category(Character.OTHER_LETTER, "lo"),
            category(Character.NON_SPACING_MARK, "mn"),
            category(Character.ENCLOSING_MARK, "me"),
            category(Character.COMBINING_SPACING_MARK, "mc"),
            category(Character.DECIMAL_DIGIT_NUMBER, "nd"),
            category(Character.LETTER_NUMBER, "nl"),
            category(Character.OTHER_NUMBER, "no"),
            category(Character.SPACE_SEPARATOR, "zs"),
            category(Character.LINE_SEPARATOR, "zl"),
            category(Character.PARAGRAPH_SEPARATOR, "zp"),
            category(Character.DASH_PUNCTUATION, "pd"),
            category(Character.START_PUNCTUATION, "ps"),
            category(Character.END_PUNCTUATION, "pe"),
            category(Character.CONNECTOR_PUNCTUATION, "pc"),
            category(Character.OTHER_PUNCTUATION, "po"),
            category(Character.INITIAL_QUOTE_PUNCTUATION, "pi"),
            category(Character.FINAL_QUOTE_PUNCTUATION, "pf"),
            category(Character.MATH_SYMBOL, "sm"),
            category(Character.CURRENCY_SYMBOL, "sc"),
            category(Character.MODIFIER_SYMBOL, "sk"),
            category(Character.OTHER_SYMBOL, "so"));

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("casedletter", "lc"),
            Map.entry("closepunctuation", "pe"),
            Map.entry("combiningmark", "m"),
            Map.entry("connectorpunctuation", "pc"),
            Map.entry("control", "cc"),
            Map.entry("cntrl", "cc"),
            Map.entry("currencysymbol", "sc"),
            Map.entry("dashpunctuation", "pd"),
            Map.entry("decimalnumber", "nd"),
            Map.entry("digit", "nd"),
            Map.entry("enclosingmark", "me"),
            Map.entry("finalpunctuation", "pf"),
            Map.entry("format", "cf"),
            Map.entry("initialpunctuation", "pi"),
            Map.entry("letter", "l"),
            Map.entry("letternumber", "nl"),
            Map.entry("lineseparator", "zl"),
            Map.entry("lowercaseletter", "ll"),
            Map.entry("mark", "m"),
            Map.entry("mathsymbol", "sm"),
            Map.entry("modifierletter", "lm"),
            Map.entry("modifiersymbol", "sk"),
            Map.entry("nonspacingmark", "mn"),
            Map.entry("number", "n"),
            Map.entry("openpunctuation", "ps"),
            Map.entry("other", "c"),
            Map.entry("otherletter", "lo"),
            Map.entry("othernumber", "no"),
            Map.entry("otherpunctuation", "po"),
            Map.entry("othersymbol", "so"),
            Map.entry("paragraphseparator", "zp"),
            Map.entry("privateuse", "co"),
            Map.entry("punctuation", "p"),
            Map.entry("punct", "p"),
            Map.entry("separator", "z"),
            Map.entry("spaceseparator", "zs"),
            Map.entry("spacingmark", "mc"),
            Map.entry("surrogate", "cs"),
            Map.entry("symbol", "s"),
            Map.entry("titlecaseletter", "lt"),
            Map.entry("unassigned", "cn"),
            Map.entry("uppercaseletter", "lu"));

    private CodePointClassName() {}

    /** Tells what belongs to a class; empty when there is none of this name. */
    static Optional<IntPredicate> members(String name) {
        return switch (name) {
            case "any" -> Optional.of(rune -> true);
            case "ascii" -> Optional.of(rune -> rune < 0x80);
            case "assigned" -> Optional.of(rune -> Letters.type(rune) != Character.UNASSIGNED);
            default -> category(ALIASES.getOrDefault(name, name)).or(() -> script(name));
        };
    }

    /** Returns the name of a category or script that older tables know too: {@code Lu} for {@code uppercaseletter}. */
    static String shortName(String name) {
        String actual = ALIASES.getOrDefault(name, name);
        return actual.isEmpty() ? actual : actual.substring(0, 1).toUpperCase(Locale.ROOT) + actual.substring(1);
    }

    private static Optional<IntPredicate> category(String name) {
        if (name.equals("lc")) {
            return Optional.of(rune -> Letters.isUpper(rune) || Letters.isLower(rune) || Letters.isTitle(rune));
        }
        boolean group = name.length() == 1 && "clmnpsz".contains(name);
        return group || CATEGORIES.containsValue(name)
                ? Optional.of(
                        rune -> CATEGORIES.getOrDefault(Letters.type(rune), "").startsWith(name))
                : Optional.empty();
    }

    private static Optional<IntPredicate> script(String name) {
        for (UnicodeScript script : UnicodeScript.values()) {
            if (script != UnicodeScript.UNKNOWN
                    && script.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(rune -> !Letters.isYounger(rune) && UnicodeScript.of(rune) == script);
            }
        }
        return Optional.empty();
    }

    private static Map.Entry<Integer, String> category(byte type, String name) {
        return Map.entry((int) type, name);
    }
}
