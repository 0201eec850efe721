package io.connectors.crds.template.function.json;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one value. All numbers become float64. */
public final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final long ELEMENT_SIZE = 16;

    private final String json;
    private final Budget budget;
    private final Matcher number;
    private int at;
    private boolean tooLargeNumber;

    /**
     * What was read.
     *
     * @param hasTooLargeNumber a number did not fit float64 and was replaced by nil
     */
    public record Document(Value value, boolean hasTooLargeNumber) {}

    private JsonReader(String json, Budget budget) {
        this.json = json;
        this.budget = budget;
        this.number = NUMBER.matcher(json);
    }

    /**
     * Reads a byte string that holds nothing but one value.
     *
     * @throws InvalidJsonException when the syntax is wrong
     */
    public static Document read(String json, Budget budget) throws InvalidJsonException {
        JsonReader reader = new JsonReader(json, budget);
        Value value = reader.value();
        reader.skipSpace();
        if (reader.at < json.length()) {
            throw reader.unexpected();
        }
        return new Document(value, reader.tooLargeNumber);
    }

    private Value value() throws InvalidJsonException {
        budget.step();
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Value.Text(text());
            case 't' -> literal("true", new Value.Bool(true));
            case 'f' -> literal("false", new Value.Bool(false));
            case 'n' -> literal("null", Value.Nil.NIL);
            default -> number();
        };
    }

    private Value object() throws InvalidJsonException {
        Value.Dict dict = Value.Dict.empty();
        budget.descend();
        at++;
        skipSpace();
        if (!take('}')) {
            do {
                skipSpace();
                if (peek() != '"') {
                    throw unexpected();
                }
                String key = text();
                skipSpace();
                expect(':');
                budget.charge(ELEMENT_SIZE);
                dict.put(key, value());
                skipSpace();
            } while (take(','));
            expect('}');
        }
        budget.ascend();
        return dict;
    }

    private Value array() throws InvalidJsonException {
        List<Value> items = new ArrayList<>();
        budget.descend();
        at++;
        skipSpace();
        if (!take(']')) {
            do {
                budget.charge(ELEMENT_SIZE);
                items.add(value());
                skipSpace();
            } while (take(','));
            expect(']');
        }
        budget.ascend();
        return Value.Slice.of(items);
    }

    private Value literal(String word, Value value) throws InvalidJsonException {
        if (!json.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return value;
    }

    private Value number() throws InvalidJsonException {
        number.region(at, json.length());
        if (!number.lookingAt()) {
            throw unexpected();
        }
        at = number.end();
        double value = Double.parseDouble(number.group());
        if (Double.isInfinite(value)) {
            tooLargeNumber = true;
            return Value.Nil.NIL;
        }
        return new Value.Real(value);
    }

    /** Reads a string from its first quote on. */
    private String text() throws InvalidJsonException {
        int start = at + 1;
        for (at = start; peek() != '"'; at++) {
            if (peek() < ' ') {
                throw unexpected();
            }
            if (peek() == '\\') {
                at++;
                peek();
            }
        }
        String quoted = json.substring(start, at);
        budget.charge(quoted.length());
        String text = JsonTexts.unescape(quoted);
        at++;
        return text;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        boolean there = at < json.length() && json.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) throws InvalidJsonException {
        if (!take(c)) {
            throw unexpected();
        }
    }

    private char peek() throws InvalidJsonException {
        if (at >= json.length()) {
            throw unexpected();
        }
        return json.charAt(at);
    }

    private InvalidJsonException unexpected() {
        return new InvalidJsonException(
                at < json.length()
                        ? "the text is not JSON: byte " + at + " is not what must stand there"
                        : "the text is not JSON: it ends too early");
    }
}
