package io.connectors.crds.template.value;

/** The type of a value or a parameter. Two types are the same when they are equal. */
public sealed interface Type {
    Type ANY = new Simple("interface {}", Kind.INTERFACE);
    Type BOOL = new Simple("bool", Kind.BOOL);
    Type INT = new Simple("int", Kind.INT);
    Type INT32 = new Simple("int32", Kind.INT32);
    Type INT64 = new Simple("int64", Kind.INT64);
    Type UINT8 = new Simple("uint8", Kind.UINT8);
    Type UINT64 = new Simple("uint64", Kind.UINT64);
    Type FLOAT64 = new Simple("float64", Kind.FLOAT64);
    Type COMPLEX128 = new Simple("complex128", Kind.COMPLEX128);
    Type STRING = new Simple("string", Kind.STRING);

    /** Lists of anything, which is what data and {@code list} give. */
    Type SLICE_OF_ANY = new SliceOf(ANY);

    /** Maps from strings to anything, which is what data and {@code dict} give. */
    Type MAP_OF_ANY = new MapOf(ANY);

    /** Is the type as {@code printf "%T"} writes it. */
    String name();

    Kind kind();

    /** A type without parts, or a named one: {@code *semver.Version} is one of the kind pointer. */
    record Simple(String name, Kind kind) implements Type {}

    record SliceOf(Type element) implements Type {
        @Override
        public String name() {
            return "[]" + element.name();
        }

        @Override
        public Kind kind() {
            return Kind.SLICE;
        }
    }

    /** Maps whose keys are strings; templates cannot make others. */
    record MapOf(Type element) implements Type {
        @Override
        public String name() {
            return "map[string]" + element.name();
        }

        @Override
        public Kind kind() {
            return Kind.MAP;
        }
    }
}
