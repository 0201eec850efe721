package io.connectors.crds.template;

/** A template's name and text, to say where a problem is. */
record Source(String name, String text) {

    TemplateException problem(int offset, String what) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new TemplateException(name, line, offset - lineStart + 1, what);
    }
}
