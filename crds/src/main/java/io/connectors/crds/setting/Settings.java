package io.connectors.crds.setting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the settings record of a module. */
public final class Settings {
    private Settings() {}

    /**
     * Reads all settings.
     *
     * <p>Durations are written {@code 10s}, {@code 500ms}, {@code 5m}, {@code 1h}, {@code 1d} or in ISO-8601 form ({@code PT10S}). Lists are
     * written with commas. A value of blanks counts as not set.
     *
     * @param type record whose components all carry {@link Setting}; types: String, boolean, int, long, Duration, Path, enums, List of
     *     String, Optional of these. A component that is such a record itself is a group of settings, which several modules may share. The
     *     record's own constructor may check further and throw IllegalArgumentException
     * @param source value of a key, empty when it is not set
     * @throws InvalidSettingException when a value cannot be used
     */
    public static <R extends Record> R read(Class<R> type, Function<String, Optional<String>> source) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, source))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    static Setting setting(RecordComponent component) {
        return Objects.requireNonNull(component.getAnnotation(Setting.class), () -> component + " lacks @Setting");
    }

    /** The components that are settings, with those of groups in the place of the group. */
    static Stream<RecordComponent> flat(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> group(component).map(Settings::flat).orElseGet(() -> Stream.of(component)));
    }

    private static Optional<Class<? extends Record>> group(RecordComponent component) {
        return component.getType().isRecord()
                ? Optional.of(component.getType().asSubclass(Record.class))
                : Optional.empty();
    }

    private static Object value(RecordComponent component, Function<String, Optional<String>> source) {
        return group(component).<Object>map(type -> read(type, source)).orElseGet(() -> scalar(component, source));
    }

    private static Object scalar(RecordComponent component, Function<String, Optional<String>> source) {
        Setting setting = setting(component);
        String text = source.apply(setting.key())
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .orElse(setting.defaultValue());
        SettingType type = SettingType.of(component.getGenericType());
        try {
            return type.read(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting.key(), text, type.allowed(), e);
        }
    }
}
