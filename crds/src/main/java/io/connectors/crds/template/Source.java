package io.connectors.crds.template;

import io.connectors.crds.template.value.Bytes;

/**
 * The text of a template, and where in it something stands.
 *
 * @param text bytes, see {@link Bytes}
 */
record Source(String name, String text) {

    /** Is {@code name:line:column} of an offset. */
    String position(int offset) {
        int at = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        long line =
                1 + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        int column = 1 + Bytes.runes(text.substring(lineStart, at));
        return name + ":" + line + ":" + column;
    }

    TemplateParseException problem(int offset, String problem) {
        return new TemplateParseException(position(offset), problem);
    }
}
