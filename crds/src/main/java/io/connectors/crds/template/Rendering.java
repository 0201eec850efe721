package io.connectors.crds.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of a template. */
final class Rendering {
    private static final int MAX_OUTPUT = 1 << 20;
    private static final int MAX_STEPS = 1_000_000;

    private final Source source;
    private final Object root;
    private final StringBuilder output = new StringBuilder();
    private int steps;

    Rendering(Source source, Object root) {
        this.source = source;
        this.root = root;
    }

    String render(List<Node> nodes) {
        run(nodes, root);
        return output.toString();
    }

    private void run(List<Node> nodes, @Nullable Object dot) {
        for (Node node : nodes) {
            run(node, dot);
        }
    }

    private void run(Node node, @Nullable Object dot) {
        if (++steps > MAX_STEPS) {
            throw source.problem(0, "takes more than " + MAX_STEPS + " steps");
        }
        switch (node) {
            case Node.Text(String text) -> write(text);
            case Node.Output(Expression value) -> write(printed(value, dot));
            case Node.If(Expression condition, List<Node> then, List<Node> otherwise) ->
                run(Value.isTrue(evaluate(condition, dot)) ? then : otherwise, dot);
            case Node.With(Expression value, List<Node> then, List<Node> otherwise) -> {
                Object newDot = evaluate(value, dot);
                boolean present = Value.isTrue(newDot);
                run(present ? then : otherwise, present ? newDot : dot);
            }
            case Node.Range range -> range(range, dot);
        }
    }

    private void range(Node.Range range, @Nullable Object dot) {
        Object values = evaluate(range.values(), dot);
        List<?> elements = switch (values) {
            case null -> List.of();
            case List<?> list -> list;
            case Map<?, ?> map -> new ArrayList<>(new TreeMap<>(map).values());
            default -> {
                if (Value.isNothing(values)) {
                    yield List.of();
                }
                throw source.problem(range.values().offset(), "range cannot go over " + Value.kind(values));
            }
        };
        elements.forEach(element -> run(range.each(), element));
        if (elements.isEmpty()) {
            run(range.otherwise(), dot);
        }
    }

    private @Nullable Object evaluate(Expression expression, @Nullable Object dot) {
        return switch (expression) {
            case Expression.Literal(int _, Object value) -> value;
            case Expression.Dot _ -> dot;
            case Expression.Root _ -> root;
            case Expression.Field field -> field(field, evaluate(field.of(), dot));
            case Expression.Call call -> call(call, dot);
        };
    }

    private @Nullable Object field(Expression.Field field, @Nullable Object of) {
        Object value = of;
        for (String name : field.names()) {
            if (value != null && Value.isNothing(value)) {
                return value;
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw source.problem(field.offset(), Value.kind(value) + " has no field \"" + name + "\"");
            }
            value = map.containsKey(name) ? map.get(name) : Value.MISSING;
        }
        return value;
    }

    private @Nullable Object call(Expression.Call call, @Nullable Object dot) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            Object value = evaluate(argument, dot);
            arguments.add(value);
            if (decides(call.function(), value)) {
                break;
            }
        }
        try {
            return call.function().apply(arguments);
        } catch (IllegalArgumentException e) {
            throw source.problem(call.offset(), "" + e.getMessage());
        }
    }

    /** and, or: what follows is not looked at once the answer is clear. */
    private static boolean decides(Function function, @Nullable Object value) {
        return (function == Function.AND && !Value.isTrue(value)) || (function == Function.OR && Value.isTrue(value));
    }

    private String printed(Expression expression, @Nullable Object dot) {
        Object value = evaluate(expression, dot);
        return switch (value) {
            case null -> "<no value>";
            case String text -> text;
            case Long number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> {
                if (Value.isNothing(value)) {
                    yield "<no value>";
                }
                throw source.problem(expression.offset(), Value.kind(value) + " cannot be printed");
            }
        };
    }

    private void write(String text) {
        if (output.length() + text.length() > MAX_OUTPUT) {
            throw source.problem(0, "output is longer than " + MAX_OUTPUT + " characters");
        }
        output.append(text);
    }
}
