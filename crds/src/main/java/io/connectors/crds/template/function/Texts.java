package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.format.Print;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Any value as text, or as a list of texts. */
final class Texts {
    /** What an element of a list costs, beside its own content. */
    static final long ELEMENT_SIZE = 16;

    private Texts() {}

    /** Prints a value; {@code []uint8} is taken for the text whose bytes it holds. */
    static String text(Value value, Budget budget) {
        return switch (value) {
            case Value.Text text -> text.bytes();
            case Value.Slice slice when slice.element().equals(Type.UINT8) -> octets(slice);
            default -> Print.value(value, budget);
        };
    }

    private static String octets(Value.Slice slice) {
        StringBuilder bytes = new StringBuilder();
        slice.items().forEach(octet -> bytes.append((char) ((Value.Int) octet).value()));
        return bytes.toString();
    }

    /** Makes a list of strings; one of the same type that is nil stays nil. */
    static Value.Slice slice(Value value, List<String> texts) {
        boolean isNil = value instanceof Value.Slice slice
                && slice.isNil()
                && slice.element().equals(Type.STRING);
        return isNil ? Value.Slice.nil(Type.STRING) : Value.Slice.ofTexts(texts);
    }

    /** Lists without their nil elements; one value that is no list as its text; nil as nothing. */
    static List<String> of(Value value, Budget budget) {
        if (value instanceof Value.Nil) {
            return List.of();
        }
        if (!(value instanceof Value.Slice slice)) {
            return List.of(text(value, budget));
        }
        List<String> texts = new ArrayList<>(slice.items().size());
        for (Value item : slice.items()) {
            budget.step();
            if (!(item instanceof Value.Nil)) {
                String text = text(item, budget);
                budget.charge(ELEMENT_SIZE + (item instanceof Value.Text ? 0 : text.length()));
                texts.add(text);
            }
        }
        return texts;
    }
}
