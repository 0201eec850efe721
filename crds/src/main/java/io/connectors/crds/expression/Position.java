package io.connectors.crds.expression;

import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;

/** A place in the text of an expression; line and column count from 1. */
record Position(int line, int column) {

    static Position of(CelSource source, long node) {
        Integer offset = source.getPositionsMap().get(node);
        return of(
                offset == null
                        ? CelSourceLocation.NONE
                        : source.getOffsetLocation(offset).orElse(CelSourceLocation.NONE));
    }

    static Position of(CelSourceLocation location) {
        // The library counts columns from 0, and places what it cannot place at -1.
        return new Position(Math.max(location.getLine(), 1), Math.max(location.getColumn(), 0) + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
