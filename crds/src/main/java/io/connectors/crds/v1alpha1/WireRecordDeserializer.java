package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a wire record from any JSON without ever refusing it: fields it does not know and values of a wrong type are taken as
 * absent. Jackson's own deserializer throws on the first wrong type, and an informer that meets one such object stops for all.
 *
 * <p>An object field that holds something else becomes a record in which nothing is set, not null: a malformed secretRef must
 * not look like one that was left out on purpose. A list drops the elements it cannot read.
 */
final class WireRecordDeserializer extends JsonDeserializer<Record> implements ContextualDeserializer {
    private final @Nullable Class<?> type;

    /** For Jackson, which then asks {@link #createContextual} for the deserializer of the type at hand. */
    WireRecordDeserializer() {
        this(null);
    }

    private WireRecordDeserializer(@Nullable Class<?> type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new WireRecordDeserializer(context.getContextualType().getRawClass());
    }

    @Override
    public Record deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (type == null) {
            throw new IllegalStateException("Jackson did not say which record to read");
        }
        return record(type, context.readTree(parser));
    }

    private static Record record(Class<?> type, JsonNode node) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i].getGenericType(), node.path(wireName(components[i])));
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type + " is no wire record", e);
        }
    }

    /** JsonProperty cannot stand on a record component itself; javac hands it on to field and accessor. */
    private static String wireName(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static @Nullable Object value(Type type, JsonNode node) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> list(list.getActualTypeArguments()[0], node);
            case ParameterizedType map when map.getRawType() == Map.class -> map(map.getActualTypeArguments()[1], node);
            case Class<?> record
            when record.isRecord() ->
                node.isMissingNode() || node.isNull()
                        ? null
                        : record(record, node.isObject() ? node : JsonNodeFactory.instance.objectNode());
            case Class<?> scalar -> scalar(scalar, node);
            default -> throw new IllegalStateException(type + " has no wire form");
        };
    }

    private static @Nullable Object scalar(Class<?> type, JsonNode node) {
        if (type == String.class) {
            return node.textValue();
        }
        if (type == boolean.class) {
            return node.booleanValue();
        }
        if (type == Long.class) {
            return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
        }
        if (type == JsonNode.class) {
            return node.isMissingNode() || node.isNull() ? null : node;
        }
        throw new IllegalStateException(type + " has no wire form");
    }

    private static List<Object> list(Type elementType, JsonNode node) {
        List<Object> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> {
                if (!isRecord(elementType) || element.isObject()) {
                    add(elements, value(elementType, element));
                }
            });
        }
        return elements;
    }

    private static void add(List<Object> elements, @Nullable Object element) {
        if (element != null) {
            elements.add(element);
        }
    }

    private static Map<String, Object> map(Type valueType, JsonNode node) {
        Map<String, Object> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            Object read = value(valueType, entry.getValue());
            if (read != null) {
                entries.put(entry.getKey(), read);
            }
        });
        return entries;
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> raw && raw.isRecord();
    }
}
