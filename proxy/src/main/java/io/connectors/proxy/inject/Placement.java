package io.connectors.proxy.inject;

/** One value of a credential and where it goes. No value appears in {@code toString}. */
public sealed interface Placement {

    /** Name of the field, parameter or key; what the client sent under it is replaced. */
    String name();

    record HeaderField(String name, String value) implements Placement {
        @Override
        public String toString() {
            return name;
        }
    }

    record QueryParameter(String name, String value) implements Placement {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A field of an urlencoded body. */
    record FormField(String name, String value) implements Placement {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A key at the top of a JSON body. */
    record JsonKey(String name, String value) implements Placement {
        @Override
        public String toString() {
            return name;
        }
    }
}
