package io.connectors.crds.expression;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The functions on texts by name: those of the standard library, of the strings extension (version 2) and of the encoders. */
final class TextFunctions {
    private TextFunctions() {}

    static Map<String, List<Overload>> all() {
        return Map.ofEntries(
                test("contains", (text, part, _) -> text.contains(part)),
                test("startsWith", (text, part, _) -> text.startsWith(part)),
                test("endsWith", (text, part, _) -> text.endsWith(part)),
                test("matches", Patterns::find),
                change("lowerAscii", Texts::lowerAscii),
                change("upperAscii", Texts::upperAscii),
                change("trim", Texts::trim),
                change("strings.quote", Texts::quote),
                entry("charAt", List.of(Overload.of(String.class, Long.class, TextFunctions::charAt))),
                entry("indexOf", indexOf()),
                entry("lastIndexOf", lastIndexOf()),
                entry("substring", substring()),
                entry("replace", replace()),
                entry("split", split()),
                entry("join", join()),
                entry("base64.encode", List.of(Overload.of(Bytes.class, (bytes, budget) -> {
                    budget.spendMaking(bytes.size() * 2L);
                    return Conversions.encode(bytes);
                }))),
                entry("base64.decode", List.of(Overload.of(String.class, (text, budget) -> {
                    budget.spendMaking(text.length());
                    return Conversions.decode(text);
                }))));
    }

    private static Map.Entry<String, List<Overload>> test(String name, Overload.Two<String, String> body) {
        return entry(name, List.of(Overload.of(String.class, String.class, (text, part, budget) -> {
            budget.spendReading(text.length());
            return body.call(text, part, budget);
        })));
    }

    private static Map.Entry<String, List<Overload>> change(String name, UnaryOperator<String> body) {
        return entry(name, List.of(Overload.of(String.class, (text, budget) -> {
            budget.spendMaking(text.length());
            return body.apply(text);
        })));
    }

    private static Object charAt(String text, long index, Budget budget) {
        budget.spendReading(text.length());
        return Texts.charAt(text, index);
    }

    private static List<Overload> indexOf() {
        return List.of(
                Overload.of(String.class, String.class, (text, part, budget) -> {
                    budget.spendReading(text.length());
                    return Texts.indexOf(text, part, 0, budget);
                }),
                Overload.of(String.class, String.class, Long.class, (text, part, from, budget) -> {
                    budget.spendReading(text.length());
                    return Texts.indexOf(text, part, from, budget);
                }));
    }

    private static List<Overload> lastIndexOf() {
        return List.of(
                Overload.of(String.class, String.class, (text, part, budget) -> {
                    budget.spendReading(text.length());
                    return Texts.lastIndexOf(text, part, budget);
                }),
                Overload.of(String.class, String.class, Long.class, (text, part, from, budget) -> {
                    budget.spendReading(text.length());
                    return Texts.lastIndexOf(text, part, from, budget);
                }));
    }

    private static List<Overload> substring() {
        return List.of(
                Overload.of(String.class, Long.class, (text, start, budget) -> {
                    budget.spendMaking(text.length());
                    return Texts.substring(text, start);
                }),
                Overload.of(String.class, Long.class, Long.class, (text, start, end, budget) -> {
                    budget.spendMaking(text.length());
                    return Texts.substring(text, start, end);
                }));
    }

    private static List<Overload> replace() {
        return List.of(
                Overload.of(
                        String.class,
                        String.class,
                        String.class,
                        (text, old, replacement, budget) -> Texts.replace(text, old, replacement, -1, budget)),
                new Overload(
                        List.of(String.class, String.class, String.class, Long.class),
                        (args, budget) -> Texts.replace(
                                (String) args[0], (String) args[1], (String) args[2], (Long) args[3], budget)));
    }

    private static List<Overload> split() {
        return List.of(
                Overload.of(String.class, String.class, (text, separator, budget) -> {
                    budget.spendMaking(10L * text.length());
                    return Texts.split(text, separator, -1);
                }),
                Overload.of(String.class, String.class, Long.class, (text, separator, limit, budget) -> {
                    budget.spendMaking(10L * text.length());
                    return Texts.split(text, separator, limit);
                }));
    }

    private static List<Overload> join() {
        return List.of(
                Overload.of(List.class, (list, budget) -> Texts.join(list, "", budget)),
                Overload.of(
                        List.class, String.class, (list, separator, budget) -> Texts.join(list, separator, budget)));
    }
}
