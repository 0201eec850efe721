package io.connectors.crds.expression;

/** An expression that must be refused before it is ever evaluated. */
public final class ExpressionCompileException extends RuntimeException {
    private static final int MAX_LENGTH = 512;

    private final int line;
    private final int column;

    ExpressionCompileException(int line, int column, String problem) {
        super(cut("%d:%d: %s".formatted(line, column, problem)));
        this.line = line;
        this.column = column;
    }

    /** Returns the line, counted from 1. */
    public int line() {
        return line;
    }

    /** Returns the column in characters, counted from 1. */
    public int column() {
        return column;
    }

    private static String cut(String message) {
        return message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH - 1) + "…";
    }
}
