package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.semver.InvalidVersionException;
import io.connectors.crds.template.function.semver.Version;
import io.connectors.crds.template.value.Kind;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the methods of a version give that derive another one. */
record VersionStruct(Version version) implements Value.Instance {
    private static final Type TYPE = new Type.Simple("semver.Version", Kind.STRUCT);

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String bytes() {
        return version.toString();
    }

    @Override
    public Map<String, Value> fields() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("major", number(version.major()));
        fields.put("minor", number(version.minor()));
        fields.put("patch", number(version.patch()));
        fields.put("pre", new Value.Text(version.prerelease()));
        fields.put("metadata", new Value.Text(version.metadata()));
        fields.put("original", new Value.Text(version.original()));
        return fields;
    }

    @Override
    public @Nullable Method method(String name) {
        return switch (name) {
            case "Major" -> property(number(version.major()));
            case "Minor" -> property(number(version.minor()));
            case "Patch" -> property(number(version.patch()));
            case "Prerelease" -> property(new Value.Text(version.prerelease()));
            case "Metadata" -> property(new Value.Text(version.metadata()));
            case "String", "Value" -> property(new Value.Text(bytes()));
            case "MarshalText" -> property(octets(bytes()));
            case "MarshalJSON" -> property(octets("\"" + bytes() + "\""));
            case "IncMajor" -> property(new VersionStruct(version.nextMajor()));
            case "IncMinor" -> property(new VersionStruct(version.nextMinor()));
            case "IncPatch" -> property(new VersionStruct(version.nextPatch()));
            case "SetPrerelease" -> change(version::withPrerelease);
            case "SetMetadata" -> change(version::withMetadata);
            default -> null;
        };
    }

    private static Method property(Value value) {
        return new Method(List.of(), arguments -> value);
    }

    private static Method change(Change change) {
        return new Method(List.of(Type.STRING), arguments -> {
            try {
                return new VersionStruct(change.apply(((Value.Text) arguments.getFirst()).bytes()));
            } catch (InvalidVersionException invalid) {
                throw new FunctionException(invalid.problem());
            }
        });
    }

    private static Value number(long unsigned) {
        return new Value.Int(Type.UINT64, unsigned);
    }

    private static Value octets(String bytes) {
        List<Value> octets = bytes.chars()
                .mapToObj(octet -> (Value) new Value.Int(Type.UINT8, octet))
                .toList();
        return Value.Slice.of(Type.UINT8, octets);
    }

    private interface Change {
        Version apply(String identifiers) throws InvalidVersionException;
    }
}
