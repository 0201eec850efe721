package io.connectors.crds.template.value;

/** The values that Go gives to what was not set. */
public final class Zero {
    private Zero() {}

    /** Is the zero value of a type; of an interface it is nil. */
    public static Value of(Type type) {
        return switch (type) {
            case Type.SliceOf(Type element) -> Value.Slice.nil(element);
            case Type.MapOf(Type element) -> Value.Dict.nil(element);
            case Type.Simple simple -> of(simple);
        };
    }

    private static Value of(Type.Simple type) {
        return switch (type.kind()) {
            case BOOL -> new Value.Bool(false);
            case INT, INT32, INT64, UINT8, UINT64 -> new Value.Int(type, 0);
            case FLOAT64 -> new Value.Real(0);
            case COMPLEX128 -> new Value.Complex(0, 0);
            case STRING -> Value.Text.EMPTY;
            case INTERFACE, INVALID, SLICE, MAP, POINTER, STRUCT -> Value.Nil.NIL;
        };
    }
}
