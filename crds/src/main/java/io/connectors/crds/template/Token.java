package io.connectors.crds.template;

import io.connectors.crds.template.value.Bytes;

/** A piece of a template: text between actions, or a word inside of one. */
record Token(Sort sort, int offset, String text) {

    enum Sort {
        TEXT,
        LEFT_DELIMITER,
        RIGHT_DELIMITER,
        SPACE,
        ASSIGN,
        DECLARE,
        PIPE,
        LEFT_PAREN,
        RIGHT_PAREN,
        DOT,
        FIELD,
        VARIABLE,
        NAME,
        KEYWORD,
        BOOL,
        NIL,
        NUMBER,
        COMPLEX,
        CHARACTER,
        STRING,
        RAW_STRING,
        MARK,
        END
    }

    boolean is(Sort wanted) {
        return sort == wanted;
    }

    boolean isKeyword(String word) {
        return sort == Sort.KEYWORD && text.equals(word);
    }

    /** Is how a message names it. */
    String shown() {
        return switch (sort) {
            case END -> "end of the template";
            case TEXT -> "text";
            case RIGHT_DELIMITER -> "}}";
            case STRING, RAW_STRING -> "a string";
            default -> "\"" + Bytes.text(text) + "\"";
        };
    }
}
