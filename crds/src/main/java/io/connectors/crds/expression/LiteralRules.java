package io.connectors.crds.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules beyond the types: the elements of a literal have one type, and literal arguments are what their function can read. */
final class LiteralRules {
    private final CelAbstractSyntaxTree tree;

    LiteralRules(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    void check() {
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(this::check);
    }

    private void check(CelExpr part) {
        if (part.getKind() == Kind.LIST) {
            checkList(part.list());
        } else if (part.getKind() == Kind.MAP) {
            checkMap(part.map());
        } else if (part.getKind() == Kind.CALL) {
            checkArguments(part.call());
        }
    }

    private void checkList(CelExpr.CelList list) {
        Set<Integer> optional = Set.copyOf(list.optionalIndices());
        List<CelExpr> elements = list.elements();
        for (int i = 0; i < elements.size(); i++) {
            checkSame(elements.get(0), optional.contains(0), elements.get(i), optional.contains(i));
        }
    }

    private void checkMap(CelExpr.CelMap map) {
        List<CelExpr.CelMap.Entry> entries = map.entries();
        for (CelExpr.CelMap.Entry entry : entries) {
            checkSame(entries.getFirst().key(), false, entry.key(), false);
            checkSame(
                    entries.getFirst().value(),
                    entries.getFirst().optionalEntry(),
                    entry.value(),
                    entry.optionalEntry());
        }
    }

    private void checkSame(CelExpr first, boolean firstOptional, CelExpr other, boolean otherOptional) {
        CelType wanted = type(first, firstOptional);
        CelType found = type(other, otherOptional);
        if (!wanted.equals(found)) {
            throw new UnsupportedPartException(
                    other.id(), "expected type '%s' but found '%s'".formatted(wanted.name(), found.name()));
        }
    }

    private CelType type(CelExpr part, boolean optional) {
        CelType type = tree.getType(part.id()).orElse(SimpleType.DYN);
        if (!optional || type.equals(SimpleType.DYN)) {
            return type;
        }
        if (type instanceof OptionalType) {
            return type.parameters().getFirst();
        }
        throw new UnsupportedPartException(
                part.id(),
                "an element marked with ? must be optional, this one is of type '%s'".formatted(type.name()));
    }

    private void checkArguments(CelExpr.CelCall call) {
        switch (call.function()) {
            case "matches" -> checkArgument(call, value -> value instanceof String text && Patterns.isValid(text));
            case "duration" -> checkArgument(call, value -> !(Conversions.toDuration(value) instanceof Fault));
            case "timestamp" -> checkArgument(call, value -> !(Conversions.toTimestamp(value) instanceof Fault));
            default -> {}
        }
    }

    private static void checkArgument(CelExpr.CelCall call, Predicate<Object> rule) {
        CelExpr argument = call.args().getFirst();
        if (argument.getKind() == Kind.CONSTANT && !rule.test(Constants.value(argument))) {
            throw new UnsupportedPartException(argument.id(), "invalid %s argument".formatted(call.function()));
        }
    }
}
