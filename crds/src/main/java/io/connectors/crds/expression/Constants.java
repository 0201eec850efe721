package io.connectors.crds.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;

/** Reads the literals of the syntax tree. */
final class Constants {
    private Constants() {}

    static Object value(CelExpr part) {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case NULL_VALUE -> Nil.NIL;
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case UINT64_VALUE -> Uint.of(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> finite(part, constant.doubleValue());
            case STRING_VALUE -> constant.stringValue();
            case BYTES_VALUE -> new Bytes(constant.bytesValue().toByteArray());
            case NOT_SET, TIMESTAMP_VALUE, DURATION_VALUE ->
                throw new UnsupportedPartException(part.id(), "no literal of the language");
        };
    }

    private static double finite(CelExpr part, double value) {
        if (Double.isInfinite(value)) {
            throw new UnsupportedPartException(part.id(), "invalid double literal");
        }
        return value;
    }
}
