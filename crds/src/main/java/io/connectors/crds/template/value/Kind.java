package io.connectors.crds.template.value;

/** What sort of type a type is, as Go's package reflect divides them. */
public enum Kind {
    INVALID("invalid"),
    BOOL("bool"),
    INT("int"),
    INT32("int32"),
    INT64("int64"),
    UINT8("uint8"),
    UINT64("uint64"),
    FLOAT64("float64"),
    COMPLEX128("complex128"),
    STRING("string"),
    SLICE("slice"),
    MAP("map"),
    POINTER("ptr"),
    STRUCT("struct"),
    INTERFACE("interface");

    private final String goName;

    Kind(String goName) {
        this.goName = goName;
    }

    public String goName() {
        return goName;
    }

    public boolean isSigned() {
        return this == INT || this == INT32 || this == INT64;
    }

    public boolean isUnsigned() {
        return this == UINT8 || this == UINT64;
    }

    /** Tells whether nil is a value of such types. */
    public boolean isNilable() {
        return this == SLICE || this == MAP || this == POINTER || this == INTERFACE;
    }
}
