package io.connectors.crds.policy;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
public record Position(int line, int column) {
    static final Position BEGIN = new Position(1, 1);

    static Position of(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Position(line, 1 + text.codePointCount(lineStart, offset));
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
