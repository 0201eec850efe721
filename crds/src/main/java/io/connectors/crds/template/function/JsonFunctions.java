package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.json.InvalidJsonException;
import io.connectors.crds.template.function.json.JsonReader;
import io.connectors.crds.template.function.json.JsonWriter;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** JSON. The variants without {@code must} hide errors: they give what there is, or nothing. */
final class JsonFunctions {
    static final List<Function> ALL = List.of(
            Function.of("toJson", a -> lenient(a, JsonWriter.compact(a.budget())), Type.ANY),
            Function.of("mustToJson", a -> strict(a, JsonWriter.compact(a.budget())), Type.ANY),
            Function.of("toPrettyJson", a -> lenient(a, JsonWriter.pretty(a.budget())), Type.ANY),
            Function.of("mustToPrettyJson", a -> strict(a, JsonWriter.pretty(a.budget())), Type.ANY),
            Function.of("toRawJson", a -> strict(a, JsonWriter.raw(a.budget())), Type.ANY),
            Function.of("mustToRawJson", a -> strict(a, JsonWriter.raw(a.budget())), Type.ANY),
            Function.of("fromJson", JsonFunctions::fromJson, Type.STRING),
            Function.of("mustFromJson", JsonFunctions::mustFromJson, Type.STRING));

    private JsonFunctions() {}

    private static Value lenient(Arguments a, JsonWriter writer) {
        try {
            return new Value.Text(writer.write(a.value(0)));
        } catch (InvalidJsonException notJson) {
            return Value.Text.EMPTY;
        }
    }

    private static Value strict(Arguments a, JsonWriter writer) {
        try {
            return new Value.Text(writer.write(a.value(0)));
        } catch (InvalidJsonException notJson) {
            throw new FunctionException(notJson.problem());
        }
    }

    /** Numbers that are too large for float64 become nil, as in the engine. */
    private static Value fromJson(Arguments a) {
        try {
            return JsonReader.read(a.bytes(0), a.budget()).value();
        } catch (InvalidJsonException invalid) {
            return Value.Nil.NIL;
        }
    }

    private static Value mustFromJson(Arguments a) {
        try {
            JsonReader.Document document = JsonReader.read(a.bytes(0), a.budget());
            if (document.hasTooLargeNumber()) {
                throw new FunctionException("a number of the JSON text does not fit float64");
            }
            return document.value();
        } catch (InvalidJsonException invalid) {
            throw new FunctionException(invalid.problem());
        }
    }
}
