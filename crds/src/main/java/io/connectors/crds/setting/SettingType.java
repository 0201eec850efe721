package io.connectors.crds.setting;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The type of a setting: its name on the settings page, what its values look like, and how they are read.
 *
 * @param allowed completes the sentence "allowed: …"
 */
record SettingType(String name, String allowed, Reader reader) {

    /** Turns text into the value; throws IllegalArgumentException when it is not allowed. */
    interface Reader {
        Object read(String text);
    }

    static SettingType of(Type type) {
        return switch (type) {
            case ParameterizedType optional
            when optional.getRawType() == Optional.class -> optional(of(optional.getActualTypeArguments()[0]));
            case ParameterizedType list
            when list.getRawType() == List.class && list.getActualTypeArguments()[0] == String.class ->
                new SettingType("list", "values with commas between them", SettingType::list);
            case Class<?> constants when constants.isEnum() -> constants(constants);
            case Class<?> scalar -> scalar(scalar);
            default -> throw unknown(type);
        };
    }

    Object read(String text) {
        return reader.read(text);
    }

    private static SettingType scalar(Class<?> type) {
        if (type == String.class) {
            return new SettingType("text", "any text", text -> text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new SettingType("boolean", "true or false", SettingType::bool);
        }
        if (type == int.class || type == Integer.class) {
            return new SettingType("integer", "a whole number below 2147483648", Integer::valueOf);
        }
        if (type == long.class || type == Long.class) {
            return new SettingType("integer", "a whole number", Long::valueOf);
        }
        if (type == Duration.class) {
            return new SettingType("duration", "a duration such as 500ms, 10s, 5m, 1h, 1d or PT10S", Durations::parse);
        }
        if (type == Path.class) {
            return new SettingType("path", "a path in the file system", Path::of);
        }
        throw unknown(type);
    }

    private static SettingType optional(SettingType present) {
        return new SettingType(
                present.name(),
                "nothing, or " + present.allowed(),
                text -> text.isEmpty() ? Optional.empty() : Optional.of(present.read(text)));
    }

    private static SettingType constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants).map(SettingType::written).collect(Collectors.joining(", "));
        return new SettingType(
                "choice",
                "one of " + names,
                text -> Arrays.stream(constants)
                        .filter(constant -> written(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("none of " + names)));
    }

    /** Enum constants are written as in other configuration files: lower case, with hyphens. */
    private static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static IllegalStateException unknown(Type type) {
        return new IllegalStateException("A setting cannot have the type " + type.getTypeName());
    }
}
