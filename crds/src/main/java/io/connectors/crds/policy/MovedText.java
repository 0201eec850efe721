package io.connectors.crds.policy;

import java.util.List;

/**
 * A text into which something was put, never a line break.
 *
 * @param insertions in the order of the text
 */
record MovedText(String original, List<Insertion> insertions) {

    /** Puts something before the character at an offset of the original text. */
    record Insertion(int at, String what) {}

    MovedText {
        insertions = List.copyOf(insertions);
    }

    String text() {
        StringBuilder moved = new StringBuilder(original.length() + 64);
        int done = 0;
        for (Insertion insertion : insertions) {
            moved.append(original, done, insertion.at()).append(insertion.what());
            done = insertion.at();
        }
        return moved.append(original, done, original.length()).toString();
    }

    /** Returns where a place of the new text is in the original one. */
    Position original(int line, int column) {
        int originalColumn = column;
        for (Insertion insertion : insertions) {
            Position at = Position.of(original, insertion.at());
            if (at.line() == line && at.column() < originalColumn) {
                originalColumn =
                        Math.max(at.column(), originalColumn - insertion.what().length());
            }
        }
        return new Position(Math.max(1, line), Math.max(1, originalColumn));
    }
}
