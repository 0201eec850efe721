package io.connectors.crds.template.format;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Prints values without a format, as Go's Sprint and Sprintln do. Text is bytes. */
public final class Print {
    private Print() {}

    /** Prints one value as the verb {@code %v} does. */
    public static String value(Value value, Budget budget) {
        return value instanceof Value.Text text ? text.bytes() : values(List.of(value), budget);
    }

    /** Prints values next to each other, with a blank between two of which neither is a string. */
    public static String values(List<Value> values, Budget budget) {
        Flags flags = new Flags();
        Output out = new Output(flags, budget);
        Printer printer = new Printer(flags, out, budget);
        boolean blank = false;
        for (Value value : values) {
            boolean text = value instanceof Value.Text;
            if (blank && !text) {
                out.write(' ');
            }
            printer.print(value, 'v');
            blank = !text;
        }
        return out.toString();
    }

    /** Prints values with a blank between any two, and a line break behind. */
    public static String line(List<Value> values, Budget budget) {
        Flags flags = new Flags();
        Output out = new Output(flags, budget);
        Printer printer = new Printer(flags, out, budget);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(' ');
            }
            printer.print(values.get(i), 'v');
        }
        return out.write('\n').toString();
    }
}
