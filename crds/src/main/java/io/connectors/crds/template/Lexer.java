package io.connectors.crds.template;

import io.connectors.crds.template.Piece.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a template apart. */
final class Lexer {
    private static final Pattern COMMENT = Pattern.compile("\\{\\{(?:-\\s+)?/\\*.*?\\*/(?:\\s+-)?}}", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern NAMES = Pattern.compile("(?:\\.[a-zA-Z_][a-zA-Z0-9_]*)*");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})(?![\\w.+-])");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\[nrt\"\\\\])*)\"|`([^`]*)`");

    private final Source source;
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean trimNext;
    private int at;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    List<Piece> pieces() {
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            addText(at, open < 0 ? text.length() : open, open >= 0 && isTrim(open + 2));
            if (open < 0) {
                break;
            }
            at = open;
            action();
        }
        return pieces;
    }

    private void addText(int from, int to, boolean trimEnd) {
        String between = text.substring(from, to);
        String begun = trimNext ? between.replaceFirst("^[ \\t\\r\\n]+", "") : between;
        String trimmed = trimEnd ? begun.replaceFirst("[ \\t\\r\\n]+\\z", "") : begun;
        if (!trimmed.isEmpty()) {
            pieces.add(new Piece.Text(trimmed));
        }
    }

    /** A trim marker is a hyphen followed by a blank; {@code {{-3}}} is a number. */
    private boolean isTrim(int offset) {
        return offset + 1 < text.length() && text.charAt(offset) == '-' && isBlank(text.charAt(offset + 1));
    }

    private void action() {
        Matcher comment = COMMENT.matcher(text).region(at, text.length());
        if (comment.lookingAt()) {
            trimNext = text.startsWith("-}}", comment.end() - 3);
            at = comment.end();
            return;
        }
        int start = at;
        at += isTrim(at + 2) ? 3 : 2;
        List<Token> tokens = new ArrayList<>();
        while (!atEnd(start)) {
            tokens.add(token());
        }
        pieces.add(new Piece.Action(start, tokens));
    }

    /** Skips blanks, and the end of the action when it is there. */
    private boolean atEnd(int start) {
        boolean blank = false;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
            blank = true;
        }
        if (at >= text.length()) {
            throw source.problem(start, "action is not closed with }}");
        }
        trimNext = blank && text.startsWith("-}}", at);
        if (trimNext || text.startsWith("}}", at)) {
            at += trimNext ? 3 : 2;
            return true;
        }
        return false;
    }

    private Token token() {
        int start = at;
        char first = text.charAt(at);
        if (first == '(' || first == ')' || first == '|') {
            at++;
            return new Token.Mark(start, first);
        }
        if (first == '.') {
            return new Token.Field(start, names(text.startsWith("..", at) ? fail(start) : at));
        }
        if (first == '$') {
            return new Token.Root(start, names(at + 1));
        }
        if (first == '"' || first == '`') {
            return new Token.Literal(start, string());
        }
        if (Character.isDigit(first) || first == '-') {
            return new Token.Literal(start, Long.valueOf(take(INTEGER)));
        }
        String word = take(WORD);
        return switch (word) {
            case "true" -> new Token.Literal(start, true);
            case "false" -> new Token.Literal(start, false);
            default -> new Token.Word(start, word);
        };
    }

    private List<String> names(int from) {
        Matcher names = NAMES.matcher(text).region(from, text.length());
        if (!names.lookingAt()) {
            throw unexpected(at);
        }
        boolean dotAlone = names.end() == from && text.charAt(from) == '.';
        at = dotAlone ? from + 1 : names.end();
        endOfToken();
        return names.group().isEmpty()
                ? List.of()
                : List.of(names.group().substring(1).split("\\.", -1));
    }

    private String string() {
        Matcher matcher = STRING.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw source.problem(at, "string is not closed, or has an escape other than \\n \\r \\t \\\" \\\\");
        }
        at = matcher.end();
        endOfToken();
        return matcher.group(1) == null
                ? matcher.group(2).replace("\r", "")
                : matcher.group(1).translateEscapes();
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected(at);
        }
        at = matcher.end();
        endOfToken();
        return matcher.group();
    }

    private void endOfToken() {
        boolean ended = at >= text.length()
                || isBlank(text.charAt(at))
                || text.charAt(at) == ')'
                || text.charAt(at) == '|'
                || text.startsWith("}}", at);
        if (!ended) {
            throw unexpected(at);
        }
    }

    private int fail(int offset) {
        throw unexpected(offset);
    }

    private TemplateException unexpected(int offset) {
        return source.problem(offset, "\"" + text.charAt(offset) + "\" is not supported here");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
