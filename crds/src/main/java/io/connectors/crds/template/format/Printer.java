package io.connectors.crds.template.format;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Kind;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.Iterator;
import java.util.Map;

/** Prints values of any shape with one verb. */
final class Printer {
    private static final String NIL = "<nil>";

    /** Go prints where a value lies in memory, which says nothing and would make files differ from run to run. */
    private static final long ADDRESS = 0xc000000000L;

    private final Flags flags;
    private final Output out;
    private final Scalars scalars;
    private final Budget budget;

    /** A value inside a complaint about a verb is printed without its methods. */
    private boolean complaining;

    Printer(Flags flags, Output out, Budget budget) {
        this.flags = flags;
        this.out = out;
        this.scalars = new Scalars(out, flags);
        this.budget = budget;
    }

    /** Prints an argument. */
    void print(Value value, int verb) {
        switch (value) {
            case Value.Nil _, Value.Missing _ -> printNil(verb);
            case Value _ when verb == 'T' -> scalars.text(value.type().name(), 's');
            case Value _ when verb == 'p' -> printAddress(value);
            case Value.Slice slice when isBytes(slice) -> printBytes(slice, verb, "[]byte");
            case Value.Slice _, Value.Dict _ when verb == 'w' && !complaining -> complain(value, verb);
            case Value.Instance instance -> printInstance(instance, verb, false);
            default -> printPlain(value, verb);
        }
    }

    private void printNil(int verb) {
        if (verb == 'T' || verb == 'v') {
            out.pad(NIL);
        } else {
            out.write("%!").writeRune(verb);
            out.write("(" + NIL + ")");
        }
    }

    private void printAddress(Value value) {
        switch (value.type().kind()) {
            case SLICE, MAP, POINTER -> scalars.hexadecimal(address(value), !flags.sharp);
            default -> complain(value, 'p');
        }
    }

    private static long address(Value value) {
        boolean nil = (value instanceof Value.Slice slice && slice.isNil())
                || (value instanceof Value.Dict dict && dict.isNil());
        return nil ? 0 : ADDRESS;
    }

    /** Prints a value inside another one. */
    private void printNested(Value value, int verb) {
        budget.descend();
        switch (value) {
            case Value.Nil _, Value.Missing _ -> out.write(flags.sharpV ? Type.ANY.name() + "(nil)" : NIL);
            case Value.Instance instance -> printInstance(instance, verb, true);
            case Value.Slice slice
            when isBytes(slice) && "sqxX".indexOf(verb) >= 0 -> printBytes(slice, verb, "[]uint8");
            default -> printPlain(value, verb);
        }
        budget.ascend();
    }

    private void printPlain(Value value, int verb) {
        boolean known = switch (value) {
            case Value.Bool bool -> scalars.bool(bool.value(), verb);
            case Value.Int integer ->
                scalars.integer(integer.value(), integer.type().kind().isSigned(), verb);
            case Value.Real real -> scalars.real(real.value(), verb);
            case Value.Complex complex -> scalars.complex(complex.real(), complex.imaginary(), verb);
            case Value.Text text -> scalars.text(text.bytes(), verb);
            case Value.Slice slice -> printSlice(slice, verb);
            case Value.Dict dict -> printDict(dict, verb);
            case Value.Nil _, Value.Missing _, Value.Instance _ -> true;
        };
        if (!known) {
            complain(value, verb);
        }
    }

    private void complain(Value value, int verb) {
        boolean before = complaining;
        complaining = true;
        out.write("%!").writeRune(verb);
        out.write("(" + value.type().name() + "=");
        print(value, 'v');
        out.write(')');
        complaining = before;
    }

    private boolean printSlice(Value.Slice slice, int verb) {
        if (flags.sharpV && slice.isNil()) {
            out.write(slice.type().name() + "(nil)");
            return true;
        }
        out.write(flags.sharpV ? slice.type().name() + "{" : "[");
        Iterator<Value> items = slice.items().iterator();
        while (items.hasNext()) {
            printNested(items.next(), verb);
            separate(items.hasNext());
        }
        out.write(flags.sharpV ? '}' : ']');
        return true;
    }

    private boolean printDict(Value.Dict dict, int verb) {
        if (flags.sharpV && dict.isNil()) {
            out.write(dict.type().name() + "(nil)");
            return true;
        }
        out.write(flags.sharpV ? dict.type().name() + "{" : "map[");
        Iterator<Map.Entry<String, Value>> entries = dict.entries().entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Value> entry = entries.next();
            printNested(new Value.Text(entry.getKey()), verb);
            out.write(':');
            printNested(entry.getValue(), verb);
            separate(entries.hasNext());
        }
        out.write(flags.sharpV ? '}' : ']');
        return true;
    }

    private void separate(boolean more) {
        if (more) {
            out.write(flags.sharpV ? ", " : " ");
        }
    }

    private static boolean isBytes(Value.Slice slice) {
        return slice.element().equals(Type.UINT8);
    }

    private void printBytes(Value.Slice slice, int verb, String typeName) {
        switch (verb) {
            case 'v', 'd' -> {
                if (flags.sharpV && !slice.isNil()) {
                    out.write(typeName + "{");
                    Iterator<Value> items = slice.items().iterator();
                    while (items.hasNext()) {
                        scalars.hexadecimal(((Value.Int) items.next()).value(), true);
                        separate(items.hasNext());
                    }
                    out.write('}');
                } else if (flags.sharpV) {
                    out.write(typeName + "(nil)");
                } else {
                    printSlice(slice, verb);
                }
            }
            case 's', 'q', 'x', 'X' -> scalars.text(joined(slice), verb);
            default -> printPlain(slice, verb);
        }
    }

    private static String joined(Value.Slice slice) {
        StringBuilder bytes = new StringBuilder();
        slice.items().forEach(item -> bytes.append((char) ((Value.Int) item).value()));
        return bytes.toString();
    }

    private void printInstance(Value.Instance instance, int verb, boolean nested) {
        if (!complaining && verb == 'w') {
            complain(instance, verb);
        } else if (!complaining && !flags.sharpV && "vsxXq".indexOf(verb) >= 0) {
            scalars.text(instance.bytes(), verb);
        } else if (instance.type().kind() != Kind.POINTER) {
            printStruct(instance, instance.type().name(), verb);
        } else if (nested) {
            printNestedPointer(instance, verb);
        } else {
            out.write('&');
            printStruct(instance, instance.type().name().substring(1), verb);
        }
    }

    private void printNestedPointer(Value.Instance instance, int verb) {
        if (verb == 'v' && flags.sharpV) {
            out.write("(" + instance.type().name() + ")(");
            scalars.hexadecimal(ADDRESS, true);
            out.write(')');
        } else if (verb == 'v') {
            scalars.hexadecimal(ADDRESS, !flags.sharp);
        } else if ("bodxX".indexOf(verb) < 0 || !scalars.integer(ADDRESS, false, verb)) {
            complain(instance, verb);
        }
    }

    private void printStruct(Value.Instance instance, String typeName, int verb) {
        out.write(flags.sharpV ? typeName + "{" : "{");
        Iterator<Map.Entry<String, Value>> fields = instance.fields().entrySet().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, Value> field = fields.next();
            if (flags.plusV || flags.sharpV) {
                out.write(field.getKey()).write(':');
            }
            printNested(field.getValue(), verb);
            separate(fields.hasNext());
        }
        out.write('}');
    }
}
