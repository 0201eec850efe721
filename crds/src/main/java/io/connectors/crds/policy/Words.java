package io.connectors.crds.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the names in the text of a module: not what stands in strings and comments, but what stands in the expressions of template strings.
 * The text need not be correct; the engine says what is wrong with it.
 */
final class Words {
    private final String text;
    private final List<Word> found = new ArrayList<>();
    private int at;

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        Words words = new Words(text);
        words.code(false);
        return words.found;
    }

    /** Reads code to the end of the text, or to the brace that ends the expression of a template string. */
    private void code(boolean inTemplate) {
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (inTemplate && c == '}' && open == 0) {
                at++;
                return;
            }
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            part(c);
        }
    }

    private void part(char c) {
        switch (c) {
            case '#' -> comment();
            case '"', '`' -> string(c, false);
            case '$' -> dollar();
            default -> {
                if (isNameStart(c)) {
                    name();
                } else {
                    at++;
                }
            }
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void dollar() {
        at++;
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '`')) {
            string(text.charAt(at), true);
        }
    }

    private void string(char quote, boolean template) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\\' && (quote == '"' || template)) {
                at = Math.min(at + 2, text.length());
            } else if (c == '{' && template) {
                at++;
                code(true);
            } else if (c == '\n' && quote == '"') {
                // Such a string does not end: the engine refuses it, and what follows is read as code.
                return;
            } else {
                at++;
            }
        }
        at = Math.min(at + 1, text.length());
    }

    private void name() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        boolean joined = start > 0 && text.charAt(start - 1) == '.';
        found.add(new Word(text.substring(start, at), start, at, joined));
    }

    private static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }
}
