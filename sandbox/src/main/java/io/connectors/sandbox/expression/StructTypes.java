package io.connectors.sandbox.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Declares the types of a schema to the compiler, so that a field that is not there is found before any value is. */
final class StructTypes implements CelTypeProvider {

    // No identifier: a type "self.spec" would be what the expression self.spec means.
    private static final String ROOT = "@self";

    private final ImmutableMap<String, CelType> structs;
    private final CelType root;

    StructTypes(SchemaType type) {
        Map<String, CelType> declared = new LinkedHashMap<>();
        this.root = declare(type, ROOT, declared);
        this.structs = ImmutableMap.copyOf(declared);
    }

    CelType root() {
        return root;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structs.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    private static CelType declare(SchemaType type, String name, Map<String, CelType> structs) {
        return switch (type) {
            case SchemaType.Dynamic _ -> SimpleType.DYN;
            case SchemaType.Scalar(var kind) -> scalar(kind);
            case SchemaType.ListOf(var items) -> ListType.create(declare(items, name + ".items", structs));
            case SchemaType.MapOf(var values) ->
                MapType.create(SimpleType.STRING, declare(values, name + ".values", structs));
            case SchemaType.Struct(var fields) -> struct(fields, name, structs);
        };
    }

    private static CelType struct(Map<String, SchemaType> fields, String name, Map<String, CelType> structs) {
        Map<String, CelType> declared = new LinkedHashMap<>();
        fields.forEach((field, type) -> FieldNames.spellings(field)
                .forEach(escaped -> declared.put(escaped, declare(type, name + "." + escaped, structs))));
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(declared);
        structs.put(name, StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field))));
        return StructTypeReference.create(name);
    }

    private static CelType scalar(SchemaType.Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case BYTES -> SimpleType.BYTES;
            case DURATION -> SimpleType.DURATION;
            case DATE, TIME -> SimpleType.TIMESTAMP;
            case BOOLEAN -> SimpleType.BOOL;
            case NUMBER -> SimpleType.DOUBLE;
            case INTEGER -> SimpleType.INT;
        };
    }
}
