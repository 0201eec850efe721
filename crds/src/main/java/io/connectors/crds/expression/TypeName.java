package io.connectors.crds.expression;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A type as a value of the language. Parameters are not part of it: the type of every list is {@code list}. */
record TypeName(String name) {
    static final Set<String> ALL = Set.of(
            "bool",
            "int",
            "uint",
            "double",
            "string",
            "bytes",
            "null_type",
            "list",
            "map",
            "type",
            "optional_type",
            "google.protobuf.Timestamp",
            "google.protobuf.Duration");

    static TypeName of(Object value) {
        return new TypeName(
                switch (value) {
                    case Boolean _ -> "bool";
                    case Long _ -> "int";
                    case Uint _ -> "uint";
                    case Double _ -> "double";
                    case String _ -> "string";
                    case Bytes _ -> "bytes";
                    case Nil _ -> "null_type";
                    case List<?> _ -> "list";
                    case Map<?, ?> _ -> "map";
                    case Timestamp _ -> "google.protobuf.Timestamp";
                    case Duration _ -> "google.protobuf.Duration";
                    case Optional<?> _ -> "optional_type";
                    case TypeName _ -> "type";
                    default -> throw new IllegalStateException("no value of the language: " + value.getClass());
                });
    }
}
