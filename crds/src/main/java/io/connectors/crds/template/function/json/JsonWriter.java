package io.connectors.crds.template.function.json;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;

/** Writes one value. Nil lists and maps are null, {@code []uint8} is base64, keys are sorted. */
public final class JsonWriter {
    private static final String INDENT = "  ";

    private final boolean pretty;
    private final boolean escapesHtml;
    private final Budget budget;
    private final StringBuilder json = new StringBuilder();
    private int charged;
    private int depth;

    private JsonWriter(boolean pretty, boolean escapesHtml, Budget budget) {
        this.pretty = pretty;
        this.escapesHtml = escapesHtml;
        this.budget = budget;
    }

    public static JsonWriter compact(Budget budget) {
        return new JsonWriter(false, true, budget);
    }

    /** Writes an element a line, indented by two spaces. */
    public static JsonWriter pretty(Budget budget) {
        return new JsonWriter(true, true, budget);
    }

    /** Leaves the characters that HTML gives a meaning as they are. */
    public static JsonWriter raw(Budget budget) {
        return new JsonWriter(false, false, budget);
    }

    /**
     * Writes a value; to be called once.
     *
     * @return byte string
     * @throws InvalidJsonException when something in the value has no JSON form
     */
    public String write(Value value) throws InvalidJsonException {
        append(value);
        return json.toString();
    }

    private void append(Value value) throws InvalidJsonException {
        budget.charge(json.length() - charged);
        charged = json.length();
        switch (value) {
            case Value.Missing missing -> json.append("null");
            case Value.Nil nil -> json.append("null");
            case Value.Bool bool -> json.append(bool.value());
            case Value.Int number ->
                json.append(
                        number.type().kind().isUnsigned()
                                ? Long.toUnsignedString(number.value())
                                : Long.toString(number.value()));
            case Value.Real number -> json.append(JsonNumbers.format(number.value()));
            case Value.Complex number -> throw new InvalidJsonException("a complex number has no JSON form");
            case Value.Text text -> appendText(text.bytes());
            case Value.Slice slice -> appendSlice(slice);
            case Value.Dict dict -> appendDict(dict);
            case Value.Instance instance -> appendText(instance.bytes());
        }
    }

    private void appendText(String bytes) {
        budget.requires(bytes.length());
        JsonTexts.append(json, bytes, escapesHtml);
    }

    private void appendSlice(Value.Slice slice) throws InvalidJsonException {
        if (slice.isNil()) {
            json.append("null");
        } else if (slice.element().equals(Type.UINT8)) {
            appendBase64(slice);
        } else {
            enter('[');
            for (Iterator<Value> items = slice.items().iterator(); items.hasNext(); ) {
                newline();
                append(items.next());
                json.append(items.hasNext() ? "," : "");
            }
            leave(']', slice.items().isEmpty());
        }
    }

    private void appendDict(Value.Dict dict) throws InvalidJsonException {
        if (dict.isNil()) {
            json.append("null");
            return;
        }
        enter('{');
        for (Iterator<Map.Entry<String, Value>> entries =
                        dict.entries().entrySet().iterator();
                entries.hasNext(); ) {
            Map.Entry<String, Value> entry = entries.next();
            newline();
            appendText(entry.getKey());
            json.append(pretty ? ": " : ":");
            append(entry.getValue());
            json.append(entries.hasNext() ? "," : "");
        }
        leave('}', dict.size() == 0);
    }

    private void appendBase64(Value.Slice slice) {
        byte[] octets = new byte[slice.items().size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) ((Value.Int) slice.items().get(i)).value();
        }
        json.append('"')
                .append(new String(Base64.getEncoder().encode(octets), StandardCharsets.ISO_8859_1))
                .append('"');
    }

    private void enter(char bracket) {
        budget.descend();
        depth++;
        json.append(bracket);
    }

    private void leave(char bracket, boolean empty) {
        budget.ascend();
        depth--;
        if (!empty) {
            newline();
        }
        json.append(bracket);
    }

    private void newline() {
        if (pretty) {
            json.append('\n').append(INDENT.repeat(depth));
        }
    }
}
