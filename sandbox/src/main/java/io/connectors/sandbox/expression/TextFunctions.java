package io.connectors.sandbox.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What Kubernetes adds to texts: {@code find}, {@code findAll} and {@code format}. */
final class TextFunctions {

    private TextFunctions() {}

    static List<Function> all() {
        var texts = ListType.create(SimpleType.STRING);
        return List.of(
                Function.member(
                        "find",
                        "string_find_string",
                        SimpleType.STRING,
                        arguments -> {
                            Matcher matcher = matcher(arguments);
                            return matcher.find() ? matcher.group() : "";
                        },
                        List.of(SimpleType.STRING, SimpleType.STRING),
                        List.of(String.class, String.class)),
                Function.member(
                        "findAll",
                        "string_find_all_string",
                        texts,
                        arguments -> findAll(arguments, Long.MAX_VALUE),
                        List.of(SimpleType.STRING, SimpleType.STRING),
                        List.of(String.class, String.class)),
                Function.member(
                        "findAll",
                        "string_find_all_string_int",
                        texts,
                        arguments -> findAll(arguments, (Long) arguments[2]),
                        List.of(SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
                        List.of(String.class, String.class, Long.class)),
                Function.member(
                        "format",
                        "string_format_list",
                        SimpleType.STRING,
                        arguments -> format((String) arguments[0], (List<?>) arguments[1]),
                        List.of(SimpleType.STRING, ListType.create(SimpleType.DYN)),
                        List.of(String.class, List.class)));
    }

    private static Matcher matcher(Object[] arguments) {
        return Pattern.compile((String) arguments[1]).matcher((String) arguments[0]);
    }

    private static List<String> findAll(Object[] arguments, long limit) {
        List<String> found = new ArrayList<>();
        Matcher matcher = matcher(arguments);
        while ((limit < 0 || found.size() < limit) && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String format(String pattern, List<?> arguments) {
        var text = new StringBuilder();
        int used = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (character != '%') {
                text.append(character);
                continue;
            }
            int end = i + 1;
            while (end < pattern.length() && (pattern.charAt(end) == '.' || Character.isDigit(pattern.charAt(end)))) {
                end++;
            }
            if (end == pattern.length()) {
                throw new IllegalArgumentException("unexpected end of format string");
            }
            if (pattern.charAt(end) == '%') {
                text.append('%');
            } else if (used == arguments.size()) {
                throw new IllegalArgumentException("index " + used + " out of range");
            } else {
                text.append(clause(pattern.substring(i, end), pattern.charAt(end), arguments.get(used++)));
            }
            i = end;
        }
        return text.toString();
    }

    private static String clause(String start, char verb, Object argument) {
        return switch (verb) {
            case 's', 'd' -> shown(argument);
            case 'f' -> String.format(Locale.ROOT, start + "f", ((Number) argument).doubleValue());
            case 'e' -> String.format(Locale.ROOT, start + "e", ((Number) argument).doubleValue());
            case 'b' -> argument instanceof Boolean flag ? (flag ? "1" : "0") : Long.toBinaryString((Long) argument);
            case 'x' -> Long.toHexString((Long) argument);
            case 'X' -> Long.toHexString((Long) argument).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toOctalString((Long) argument);
            default -> throw new IllegalArgumentException("unrecognized formatting clause \"" + verb + "\"");
        };
    }

    private static String shown(Object value) {
        return switch (value) {
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            case List<?> list -> list.stream().map(TextFunctions::shown).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }
}
