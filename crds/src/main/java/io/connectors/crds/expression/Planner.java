package io.connectors.crds.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns the checked syntax tree into steps. Names are resolved here once: a variable of a macro is a slot, everything else a variable of
 * the input or a type.
 */
final class Planner {
    private static final String RESERVED_NAME = "__result__";

    private final CelAbstractSyntaxTree tree;
    private final Set<String> variables;
    private final int maxDepth;
    private final Map<String, Integer> scope = new HashMap<>();
    private int slots;
    private int depth;

    Planner(CelAbstractSyntaxTree tree, Set<String> variables, int maxDepth) {
        this.tree = tree;
        this.variables = variables;
        this.maxDepth = maxDepth;
    }

    int slots() {
        return slots;
    }

    Step plan(CelExpr part) {
        if (++depth > maxDepth) {
            throw new UnsupportedPartException(part.id(), "parts are nested deeper than %d levels".formatted(maxDepth));
        }
        Step step = counted(part.id(), unchecked(part));
        depth--;
        return step;
    }

    private static Step counted(long node, Step step) {
        return run -> {
            run.budget().spend(1);
            Object value = step.run(run);
            return value instanceof Fault fault ? fault.at(node) : value;
        };
    }

    private Step unchecked(CelExpr part) {
        return switch (part.exprKind().getKind()) {
            case CONSTANT -> constant(part);
            case IDENT -> named(part.id(), part.ident().name());
            case SELECT -> select(part);
            case CALL -> call(part.id(), part.call());
            case LIST -> list(part.list());
            case MAP -> map(part.map());
            case COMPREHENSION -> comprehension(part.id(), part.comprehension());
            case STRUCT, NOT_SET ->
                throw new UnsupportedPartException(part.id(), "messages cannot be made in these expressions");
        };
    }

    private static Step constant(CelExpr part) {
        Object value = Constants.value(part);
        return _ -> value;
    }

    private Step named(long node, String name) {
        Integer slot = scope.get(name);
        if (slot != null) {
            return run -> run.local(slot);
        }
        if (variables.contains(name)) {
            return run -> run.variable(name);
        }
        if (!TypeName.ALL.contains(name)) {
            throw new UnsupportedPartException(node, "undeclared reference to '%s'".formatted(name));
        }
        TypeName type = new TypeName(name);
        return _ -> type;
    }

    private Step select(CelExpr part) {
        Optional<CelReference> qualified = tree.getReference(part.id());
        if (qualified.isPresent()) {
            return named(part.id(), qualified.get().name());
        }
        Step operand = plan(part.select().operand());
        String field = part.select().field();
        boolean testOnly = part.select().testOnly();
        return run -> {
            Object value = operand.run(run);
            if (value instanceof Fault) {
                return value;
            }
            return testOnly ? Access.has(value, field) : Access.get(value, field);
        };
    }

    private Step call(long node, CelExpr.CelCall call) {
        List<Step> args = new ArrayList<>();
        call.target().ifPresent(target -> args.add(plan(target)));
        call.args().forEach(arg -> args.add(plan(arg)));
        return switch (call.function()) {
            case "_&&_" -> Logic.all(args);
            case "_||_" -> Logic.any(args);
            case "_?_:_" -> Logic.choice(args.get(0), args.get(1), args.get(2));
            case "@not_strictly_false", "__not_strictly_false__" -> Logic.notFalse(args.getFirst());
            case "or" -> Logic.firstPresent(args.get(0), args.get(1));
            case "orValue" -> Logic.valueOr(args.get(0), args.get(1));
            case "_[_]" -> element(args.get(0), args.get(1), Access::get);
            case "_[?_]", "_?._" -> element(args.get(0), args.get(1), Access::optionally);
            default -> strict(node, call.function(), args.toArray(Step[]::new));
        };
    }

    /** What is absent has no elements, whatever the key: it is not even evaluated. */
    private static Step element(Step operand, Step key, BinaryOperator<Object> access) {
        return run -> {
            Object holder = operand.run(run);
            if (holder instanceof Fault || holder.equals(Optional.empty())) {
                return holder;
            }
            Object name = key.run(run);
            return name instanceof Fault ? name : access.apply(holder, name);
        };
    }

    private static Step strict(long node, String name, Step[] args) {
        List<Overload> overloads = Functions.named(name);
        if (overloads.isEmpty()) {
            throw new UnsupportedPartException(node, "function \"%s\" is not offered".formatted(name));
        }
        return run -> {
            Object[] values = new Object[args.length];
            for (int i = 0; i < args.length; i++) {
                values[i] = args[i].run(run);
                if (values[i] instanceof Fault) {
                    return values[i];
                }
            }
            return Functions.call(overloads, values, run.budget());
        };
    }

    private Step list(CelExpr.CelList list) {
        List<Step> elements = list.elements().stream().map(this::plan).toList();
        Set<Integer> optional = Set.copyOf(list.optionalIndices());
        return run -> {
            List<Object> values = new ArrayList<>(elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Object value = elements.get(i).run(run);
                if (optional.contains(i)) {
                    value = Logic.unwrapped(value);
                }
                if (value instanceof Fault) {
                    return value;
                }
                if (!(value instanceof Logic.Absent)) {
                    values.add(value);
                }
            }
            return values;
        };
    }

    private Step map(CelExpr.CelMap map) {
        List<Entry> entries = map.entries().stream()
                .map(entry -> new Entry(plan(entry.key()), plan(entry.value()), entry.optionalEntry()))
                .toList();
        return run -> {
            Map<Object, Object> values = new LinkedHashMap<>();
            for (Entry entry : entries) {
                Object key = entry.key().run(run);
                if (key instanceof Fault) {
                    return key;
                }
                if (key instanceof Bytes) {
                    return Fault.of("bytes cannot be a key");
                }
                Object value = entry.value(run);
                if (value instanceof Fault) {
                    return value;
                }
                if (value instanceof Logic.Absent) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            }
            return values;
        };
    }

    private Step comprehension(long node, CelExpr.CelComprehension loop) {
        if (loop.iterVar().equals(RESERVED_NAME)) {
            throw new UnsupportedPartException(
                    node, "\"%s\" is the name of a macro's own variable".formatted(RESERVED_NAME));
        }
        Step range = plan(loop.iterRange());
        Step start = plan(loop.accuInit());
        int result = slots++;
        Integer outerResult = scope.put(loop.accuVar(), result);
        int element = slots++;
        Integer outerElement = scope.put(loop.iterVar(), element);
        Step condition = plan(loop.loopCondition());
        Step step = plan(loop.loopStep());
        restore(loop.iterVar(), outerElement);
        Step answer = plan(loop.result());
        restore(loop.accuVar(), outerResult);
        return new Fold(range, start, condition, step, answer, result, element);
    }

    private void restore(String name, @Nullable Integer outer) {
        if (outer == null) {
            scope.remove(name);
        } else {
            scope.put(name, outer);
        }
    }

    private record Entry(Step key, Step value, boolean optional) {
        Object value(Run run) {
            Object found = value.run(run);
            return optional ? Logic.unwrapped(found) : found;
        }
    }
}
