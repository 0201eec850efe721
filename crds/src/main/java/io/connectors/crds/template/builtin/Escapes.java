package io.connectors.crds.template.builtin;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.format.Print;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Runes;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The functions that make text fit for HTML, JavaScript and the query of a URL. */
final class Escapes {
    private static final Value.Text NO_VALUE = new Value.Text("<no value>");

    /** What a byte can grow to. */
    private static final int LONGEST_ESCAPE = 6;

    private Escapes() {}

    static List<Function> functions() {
        return List.of(
                function("html", Escapes::html), function("js", Escapes::js), function("urlquery", Escapes::query));
    }

    private static Function function(String name, UnaryOperator<String> escape) {
        return new Function(
                name, io.connectors.crds.template.callable.Signature.of().rest(Type.ANY), arguments -> {
                    String text = printed(arguments);
                    arguments.budget().requires((long) text.length() * LONGEST_ESCAPE);
                    return new Value.Text(escape.apply(text));
                });
    }

    private static String printed(Arguments arguments) {
        if (arguments.count() == 1 && arguments.value(0) instanceof Value.Text text) {
            return text.bytes();
        }
        List<Value> printable = arguments.from(0).stream()
                .map(value -> value instanceof Value.Nil ? NO_VALUE : value)
                .toList();
        return Print.values(printable, arguments.budget());
    }

    private static String html(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 0 -> Bytes.appendRune(escaped, 0xFFFD);
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String js(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        int rune;
        for (int at = 0; at < text.length(); at += Bytes.width(rune)) {
            rune = Bytes.runeAt(text, at);
            switch (rune) {
                case '\\', '\'', '"' -> escaped.append('\\').append((char) rune);
                case '<', '>', '&', '=' -> appendUnicode(escaped, rune);
                default -> {
                    if (rune < 0) {
                        escaped.append(text.charAt(at));
                    } else if (rune < ' ' || (rune >= 0x80 && !Runes.isPrint(rune))) {
                        appendUnicode(escaped, rune);
                    } else {
                        Bytes.appendRune(escaped, rune);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static void appendUnicode(StringBuilder escaped, int rune) {
        String digits = Integer.toHexString(rune).toUpperCase(Locale.ROOT);
        escaped.append("\\u").repeat('0', Math.max(4 - digits.length(), 0)).append(digits);
    }

    private static String query(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-_.~".indexOf(c) >= 0;
            if (plain) {
                escaped.append(c);
            } else if (c == ' ') {
                escaped.append('+');
            } else {
                escaped.append('%')
                        .append(Integer.toHexString(0x100 | c).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return escaped.toString();
    }
}
