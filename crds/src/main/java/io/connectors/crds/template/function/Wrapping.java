package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;

/** Breaks a text at spaces, so that lines have at most a number of bytes. */
final class Wrapping {
    private final String text;
    private final int width;
    private final String newline;
    private final Budget budget;
    private final StringBuilder wrapped = new StringBuilder();
    private int offset;

    private Wrapping(String text, int width, String newline, Budget budget) {
        this.text = text;
        this.width = width;
        this.newline = newline;
        this.budget = budget;
    }

    /** Wraps; words longer than a line are cut, or else stand alone. */
    static String wrap(String text, long width, String newline, boolean cutsLongWords, Budget budget) {
        int bounded = Math.clamp(width, 1, Integer.MAX_VALUE);
        return new Wrapping(text, bounded, newline, budget).wrap(cutsLongWords);
    }

    private String wrap(boolean cutsLongWords) {
        while (text.length() - offset > width) {
            budget.step();
            if (text.charAt(offset) == ' ') {
                offset++;
                continue;
            }
            int space = text.lastIndexOf(' ', offset + width);
            if (space >= offset) {
                line(space, space + 1);
            } else if (cutsLongWords) {
                line(offset + width, offset + width);
            } else {
                int end = text.indexOf(' ', offset + width);
                if (end < 0) {
                    break;
                }
                line(end, end + 1);
            }
        }
        return wrapped.append(text, offset, text.length()).toString();
    }

    private void line(int end, int next) {
        budget.requires((long) wrapped.length() + newline.length() + text.length() - offset);
        wrapped.append(text, offset, end).append(newline);
        offset = next;
    }
}
