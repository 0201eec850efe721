package io.connectors.sandbox.selector;

import io.connectors.sandbox.selector.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one label selector, word by word. */
final class LabelSelectorParser {

    private static final Pattern WORD = Pattern.compile("\\s*(==|!=|=|!|,|\\(|\\)|<|>|[^\\s=!,()<>]+)");
    private static final Pattern KEY = Pattern.compile(
            "([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

    private final List<String> words = new ArrayList<>();
    private int position;

    LabelSelectorParser(String text) {
        Matcher matcher = WORD.matcher(text.strip());
        while (matcher.lookingAt()) {
            words.add(matcher.group(1));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
    }

    List<Requirement> parse() {
        List<Requirement> requirements = new ArrayList<>();
        requirements.add(requirement());
        while (!peek().isEmpty()) {
            expect(",");
            requirements.add(requirement());
        }
        return requirements;
    }

    private Requirement requirement() {
        if (peek().equals("!")) {
            next();
            return new Requirement.Missing(key());
        }
        String key = key();
        return switch (peek()) {
            case "", "," -> new Requirement.Exists(key);
            case "=", "==" -> new Requirement.In(key, Set.of(valueAfterOperator()));
            case "!=" -> new Requirement.NotIn(key, Set.of(valueAfterOperator()));
            case ">" -> new Requirement.Greater(key, bound());
            case "<" -> new Requirement.Less(key, bound());
            case "in" -> new Requirement.In(key, values());
            case "notin" -> new Requirement.NotIn(key, values());
            default -> throw new SelectorSyntaxException("found '%s', expected: %s".formatted(peek(), OPERATORS));
        };
    }

    private String key() {
        String key = next();
        if (!KEY.matcher(key).matches()) {
            throw new SelectorSyntaxException("found '%s', expected: !, identifier".formatted(key));
        }
        return key;
    }

    private String valueAfterOperator() {
        next();
        return switch (peek()) {
            case "", "," -> "";
            default -> value();
        };
    }

    private long bound() {
        String value = valueAfterOperator();
        if (!LabelSelector.isNumber(value)) {
            throw new SelectorSyntaxException(
                    "values[0][]: Invalid value: \"%s\": for 'Gt', 'Lt' operators, the value must be an integer"
                            .formatted(value));
        }
        return LabelSelector.number(value);
    }

    private Set<String> values() {
        next();
        expect("(");
        Set<String> values = new LinkedHashSet<>();
        values.add(listedValue());
        while (peek().equals(",")) {
            next();
            values.add(listedValue());
        }
        expect(")");
        return values;
    }

    private String listedValue() {
        return switch (peek()) {
            case ",", ")" -> "";
            default -> value();
        };
    }

    private String value() {
        String value = next();
        if (!VALUE.matcher(value).matches()) {
            throw new SelectorSyntaxException("found '%s', expected: identifier".formatted(value));
        }
        return value;
    }

    private void expect(String word) {
        String found = next();
        if (!found.equals(word)) {
            throw new SelectorSyntaxException("found '%s', expected: '%s'".formatted(found, word));
        }
    }

    private String peek() {
        return position < words.size() ? words.get(position) : "";
    }

    private String next() {
        String word = peek();
        position++;
        return word;
    }
}
