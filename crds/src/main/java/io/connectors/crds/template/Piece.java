package io.connectors.crds.template;

import java.util.List;

/** What a template consists of at first sight: text, and actions between braces. */
sealed interface Piece {

    record Text(String text) implements Piece {}

    record Action(int offset, List<Token> tokens) implements Piece {}

    /** The smallest part of an action; the offset says where it begins. */
    sealed interface Token {
        int offset();

        /** A keyword or the name of a function. */
        record Word(int offset, String text) implements Token {}

        /** {@code .A.B}; no names is the dot itself. */
        record Field(int offset, List<String> names) implements Token {}

        /** {@code $.A.B}: fields of the data as a whole. */
        record Root(int offset, List<String> names) implements Token {}

        /** A text, an integer or a truth value as it stands in the template. */
        record Literal(int offset, Object value) implements Token {}

        /** One of {@code ( ) |}. */
        record Mark(int offset, char symbol) implements Token {}
    }
}
