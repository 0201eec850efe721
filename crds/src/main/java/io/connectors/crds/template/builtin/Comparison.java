package io.connectors.crds.template.builtin;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Kind;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** The functions that compare: integers of any width with each other, else only values of one kind. */
final class Comparison {
    private Comparison() {}

    static List<Function> functions() {
        return List.of(
                Function.of("eq", Comparison::equalsAny, Type.ANY).rest(Type.ANY),
                Function.of("ne", a -> bool(!equal(a.value(0), a.value(1))), Type.ANY, Type.ANY),
                Function.of("lt", a -> bool(less(a.value(0), a.value(1))), Type.ANY, Type.ANY),
                Function.of("le", a -> bool(lessOrEqual(a.value(0), a.value(1))), Type.ANY, Type.ANY),
                Function.of("gt", a -> bool(!lessOrEqual(a.value(0), a.value(1))), Type.ANY, Type.ANY),
                Function.of("ge", a -> bool(!less(a.value(0), a.value(1))), Type.ANY, Type.ANY));
    }

    private static Value equalsAny(Arguments arguments) {
        if (arguments.count() < 2) {
            throw new FunctionException("there is nothing to compare with");
        }
        for (Value other : arguments.from(1)) {
            if (equal(arguments.value(0), other)) {
                return bool(true);
            }
        }
        return bool(false);
    }

    private static boolean equal(Value one, Value other) {
        if (one instanceof Value.Int a && other instanceof Value.Int b) {
            return a.value() == b.value() && (isSigned(a) == isSigned(b) || a.value() >= 0);
        }
        if (one instanceof Value.Real a && other instanceof Value.Real b) {
            return a.value() == b.value();
        }
        if (one instanceof Value.Complex a && other instanceof Value.Complex b) {
            return a.real() == b.real() && a.imaginary() == b.imaginary();
        }
        if (isBasic(one) || isBasic(other)) {
            return equalBasic(one, other);
        }
        return equalOther(one, other);
    }

    private static boolean equalBasic(Value one, Value other) {
        boolean sameKind = one.type().kind() == other.type().kind();
        if (!sameKind && !(one instanceof Value.Nil) && !(other instanceof Value.Nil)) {
            throw incompatible(one, other);
        }
        return sameKind && one.equals(other);
    }

    private static boolean equalOther(Value one, Value other) {
        boolean nil = one instanceof Value.Nil || other instanceof Value.Nil;
        if (!nil && one.type().kind() != other.type().kind()) {
            throw incompatible(one, other);
        }
        if (isNil(one) || isNil(other)) {
            return isNil(one) && isNil(other);
        }
        if (other instanceof Value.Slice || other instanceof Value.Dict) {
            throw new FunctionException("values of type " + other.type().name() + " cannot be compared");
        }
        return other.type().kind() == Kind.POINTER ? isSame(one, other) : one.equals(other);
    }

    @SuppressWarnings("ReferenceEquality") // Pointers are equal when they point to the same.
    private static boolean isSame(Value one, Value other) {
        return one == other;
    }

    private static boolean isNil(Value value) {
        return value instanceof Value.Nil
                || (value instanceof Value.Slice slice && slice.isNil())
                || (value instanceof Value.Dict dict && dict.isNil());
    }

    private static boolean lessOrEqual(Value one, Value other) {
        return less(one, other) || equal(one, other);
    }

    private static boolean less(Value one, Value other) {
        if (one instanceof Value.Int a && other instanceof Value.Int b) {
            return lessInteger(a, b);
        }
        if (one instanceof Value.Real a && other instanceof Value.Real b) {
            return a.value() < b.value();
        }
        if (one instanceof Value.Text a && other instanceof Value.Text b) {
            return a.bytes().compareTo(b.bytes()) < 0;
        }
        throw incompatible(one, other);
    }

    private static boolean lessInteger(Value.Int one, Value.Int other) {
        if (isSigned(one)) {
            return isSigned(other)
                    ? one.value() < other.value()
                    : one.value() < 0 || Long.compareUnsigned(one.value(), other.value()) < 0;
        }
        boolean comparable = !isSigned(other) || other.value() >= 0;
        return comparable && Long.compareUnsigned(one.value(), other.value()) < 0;
    }

    private static boolean isSigned(Value.Int value) {
        return value.type().kind().isSigned();
    }

    private static boolean isBasic(Value value) {
        return switch (value) {
            case Value.Bool _, Value.Int _, Value.Real _, Value.Complex _, Value.Text _ -> true;
            case Value.Missing _, Value.Nil _, Value.Slice _, Value.Dict _, Value.Instance _ -> false;
        };
    }

    private static Value bool(boolean value) {
        return new Value.Bool(value);
    }

    private static FunctionException incompatible(Value one, Value other) {
        return new FunctionException(
                "values of type " + one.type().name() + " and " + other.type().name() + " cannot be compared");
    }
}
