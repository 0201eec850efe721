package io.connectors.crds.template;

import io.connectors.crds.template.Token.Sort;
import java.util.ArrayDeque;
import java.util.Deque;

/** The tokens of a template in their order, with some look ahead. */
final class Tokens {
    private final Lexer lexer;
    private final Deque<Token> returned = new ArrayDeque<>();

    Tokens(Lexer lexer) {
        this.lexer = lexer;
    }

    Token next() {
        return returned.isEmpty() ? lexer.next() : returned.pop();
    }

    Token peek() {
        Token token = next();
        giveBack(token);
        return token;
    }

    Token nextNonSpace() {
        Token token = next();
        while (token.is(Sort.SPACE)) {
            token = next();
        }
        return token;
    }

    /** Looks at the next token that is no space; spaces before it are gone. */
    Token peekNonSpace() {
        Token token = nextNonSpace();
        giveBack(token);
        return token;
    }

    void giveBack(Token token) {
        returned.push(token);
    }
}
