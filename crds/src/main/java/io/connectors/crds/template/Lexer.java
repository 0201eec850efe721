package io.connectors.crds.template;

import io.connectors.crds.template.Token.Sort;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Runes;
import java.util.Set;

/** Takes a template apart, one token at a time, by the rules of text/template/parse. */
final class Lexer {
    private static final int END = -2;
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";
    private static final String SPACES = " \t\r\n";

    /** The hyphen and the space that belongs to it. */
    private static final int TRIM_MARKER = 2;

    private static final Set<String> KEYWORDS =
            Set.of("block", "break", "continue", "define", "else", "end", "if", "range", "template", "with");

    private final Source source;
    private final String text;
    private int at;
    private int start;
    private int actionStart;
    private int parens;
    private boolean insideAction;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** Gives the next token; behind the last one always {@link Sort#END}. */
    Token next() {
        return insideAction ? insideAction() : text();
    }

    private Token text() {
        while (true) {
            start = at;
            int left = text.indexOf(LEFT, at);
            int end = left < 0 ? text.length() : left;
            int trimmed = left >= 0 && isLeftTrimMarker(left + LEFT.length()) ? withoutTrailingSpaces(end) : end;
            if (trimmed > start) {
                at = end;
                return new Token(Sort.TEXT, start, text.substring(start, trimmed));
            }
            if (left < 0) {
                return new Token(Sort.END, text.length(), "");
            }
            at = left;
            if (!skipComment()) {
                return leftDelimiter();
            }
        }
    }

    private Token leftDelimiter() {
        start = at;
        at += LEFT.length();
        Token token = new Token(Sort.LEFT_DELIMITER, start, LEFT);
        if (isLeftTrimMarker(at)) {
            at += TRIM_MARKER;
        }
        insideAction = true;
        actionStart = start;
        parens = 0;
        return token;
    }

    private boolean skipComment() {
        int begin = at + LEFT.length();
        if (isLeftTrimMarker(begin)) {
            begin += TRIM_MARKER;
        }
        if (!text.startsWith("/*", begin)) {
            return false;
        }
        int close = text.indexOf("*/", begin + 2);
        if (close < 0) {
            throw source.problem(begin, "the comment is not closed with */");
        }
        at = close + 2;
        if (!atRightDelimiter()) {
            throw source.problem(begin, "a comment must end right before the closing }}");
        }
        skipRightDelimiter();
        return true;
    }

    private boolean atRightDelimiter() {
        return text.startsWith(RIGHT, at) || (isRightTrimMarker(at) && text.startsWith(RIGHT, at + TRIM_MARKER));
    }

    private void skipRightDelimiter() {
        boolean trims = isRightTrimMarker(at);
        at += trims ? TRIM_MARKER + RIGHT.length() : RIGHT.length();
        while (trims && at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private Token insideAction() {
        start = at;
        if (atRightDelimiter()) {
            if (parens > 0) {
                throw problem("a parenthesis is not closed before }}");
            }
            skipRightDelimiter();
            insideAction = false;
            return new Token(Sort.RIGHT_DELIMITER, start, RIGHT);
        }
        int rune = take();
        return switch (rune) {
            case END -> throw source.problem(actionStart, "the action is not closed with }}");
            case ' ', '\t', '\r', '\n' -> space();
            case '=' -> token(Sort.ASSIGN);
            case ':' -> declare();
            case '|' -> token(Sort.PIPE);
            case '"' -> quoted('"', Sort.STRING, "string");
            case '\'' -> quoted('\'', Sort.CHARACTER, "character constant");
            case '`' -> rawString();
            case '$' -> isTerminator() ? token(Sort.VARIABLE) : word(Sort.VARIABLE);
            case '.' -> dot();
            case '(' -> {
                parens++;
                yield token(Sort.LEFT_PAREN);
            }
            case ')' -> {
                if (--parens < 0) {
                    throw problem("there is no parenthesis to close");
                }
                yield token(Sort.RIGHT_PAREN);
            }
            default -> other(rune);
        };
    }

    private Token other(int rune) {
        if (rune == '+' || rune == '-' || (rune >= '0' && rune <= '9')) {
            return number();
        }
        if (isAlphaNumeric(rune)) {
            return name();
        }
        if (rune > ' ' && rune < 0x7F) {
            return token(Sort.MARK);
        }
        throw problem("a character that no action can hold");
    }

    private Token space() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (isRightTrimMarker(at - 1) && text.startsWith(RIGHT, at - 1 + TRIM_MARKER)) {
            // The last space belongs to the trim marker.
            at--;
            if (at == start) {
                return insideAction();
            }
        }
        return token(Sort.SPACE);
    }

    private Token declare() {
        if (take() != '=') {
            throw problem("a colon must be followed by =");
        }
        return token(Sort.DECLARE);
    }

    private Token dot() {
        if (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            return number();
        }
        return isTerminator() ? token(Sort.DOT) : word(Sort.FIELD);
    }

    private Token word(Sort sort) {
        skipAlphaNumerics();
        if (!isTerminator()) {
            throw source.problem(at, "this character cannot stand in a name");
        }
        return token(sort);
    }

    private Token name() {
        Token name = word(Sort.NAME);
        Sort sort = switch (name.text()) {
            case "nil" -> Sort.NIL;
            case "true", "false" -> Sort.BOOL;
            default -> KEYWORDS.contains(name.text()) ? Sort.KEYWORD : Sort.NAME;
        };
        return new Token(sort, name.offset(), name.text());
    }

    private Token quoted(char quote, Sort sort, String what) {
        int rune;
        while ((rune = take()) != quote) {
            if (rune == '\\') {
                rune = take();
            }
            if (rune == END || rune == '\n') {
                throw problem("the " + what + " is not closed");
            }
        }
        return token(sort);
    }

    private Token rawString() {
        int close = text.indexOf('`', at);
        if (close < 0) {
            throw problem("the raw string is not closed");
        }
        at = close + 1;
        return token(Sort.RAW_STRING);
    }

    private Token number() {
        NumberScan number = NumberScan.at(text, start).orElseThrow(() -> problem("not a number"));
        at = number.end();
        return token(number.complex() ? Sort.COMPLEX : Sort.NUMBER);
    }

    private void skipAlphaNumerics() {
        for (int rune = peek(); isAlphaNumeric(rune); rune = peek()) {
            at += Bytes.width(rune);
        }
    }

    private boolean isTerminator() {
        return switch (peek()) {
            case END, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
            default -> text.startsWith(RIGHT, at);
        };
    }

    private int take() {
        int rune = peek();
        at += rune == END ? 0 : Bytes.width(rune);
        return rune;
    }

    private int peek() {
        return at < text.length() ? Bytes.runeAt(text, at) : END;
    }

    private Token token(Sort sort) {
        return new Token(sort, start, text.substring(start, at));
    }

    private int withoutTrailingSpaces(int end) {
        int trimmed = end;
        while (trimmed > start && isSpace(text.charAt(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    private boolean isLeftTrimMarker(int offset) {
        return offset + 1 < text.length() && text.charAt(offset) == '-' && isSpace(text.charAt(offset + 1));
    }

    private boolean isRightTrimMarker(int offset) {
        return offset + 1 < text.length() && isSpace(text.charAt(offset)) && text.charAt(offset + 1) == '-';
    }

    private static boolean isSpace(char c) {
        return SPACES.indexOf(c) >= 0;
    }

    static boolean isAlphaNumeric(int rune) {
        return rune == '_' || Runes.isLetter(rune) || Runes.isDigit(rune);
    }

    private TemplateParseException problem(String problem) {
        return source.problem(start, problem);
    }
}
