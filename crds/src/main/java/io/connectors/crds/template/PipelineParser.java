package io.connectors.crds.template;

import io.connectors.crds.template.Piece.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the expression of one action: commands with bars between them, each result the last argument of the next. */
final class PipelineParser {
    private static final int MAX_DEPTH = 50;

    private final Source source;
    private final int offset;
    private final List<Token> tokens;
    private int next;
    private int depth;

    PipelineParser(Source source, int offset, List<Token> tokens) {
        this.source = source;
        this.offset = offset;
        this.tokens = tokens;
    }

    Expression whole() {
        Expression value = pipeline();
        if (next < tokens.size()) {
            throw unexpected();
        }
        return value;
    }

    private Expression pipeline() {
        Expression value = command(null);
        while (isMark('|')) {
            next++;
            value = command(value);
        }
        return value;
    }

    private Expression command(@Nullable Expression piped) {
        if (next >= tokens.size()) {
            throw source.problem(offset, "a value is missing");
        }
        if (tokens.get(next) instanceof Token.Word(int at, String word)) {
            next++;
            return call(at, word, piped);
        }
        Expression value = operand();
        if (piped != null) {
            throw source.problem(value.offset(), "a function is expected after |");
        }
        return value;
    }

    private Expression call(int at, String word, @Nullable Expression piped) {
        Function function = Function.named(word)
                .orElseThrow(() -> source.problem(at, "function \"" + word + "\" is not supported"));
        List<Expression> arguments = new ArrayList<>();
        while (next < tokens.size() && !isMark('|') && !isMark(')')) {
            arguments.add(operand());
        }
        if (piped != null) {
            arguments.add(piped);
        }
        if (!function.takes(arguments.size())) {
            throw source.problem(at, word + " does not take " + arguments.size() + " arguments");
        }
        if (function == Function.PRINTF
                && arguments.getFirst() instanceof Expression.Literal(int where, String format)
                && !Function.isFormat(format)) {
            throw source.problem(where, "printf knows only %s and %%");
        }
        return new Expression.Call(at, function, List.copyOf(arguments));
    }

    private Expression operand() {
        return switch (tokens.get(next++)) {
            case Token.Field(int at, List<String> names) -> field(at, new Expression.Dot(at), names);
            case Token.Root(int at, List<String> names) -> field(at, new Expression.Root(at), names);
            case Token.Literal(int at, Object value) -> new Expression.Literal(at, value);
            case Token.Word word -> bare(word);
            case Token.Mark mark -> parenthesis(mark);
        };
    }

    /** A function without arguments among arguments of another is legal in Go; none of ours has no arguments. */
    private Expression bare(Token.Word word) {
        throw source.problem(word.offset(), "\"" + word.text() + "\" needs parentheses here, or is not supported");
    }

    private Expression parenthesis(Token.Mark mark) {
        if (mark.symbol() != '(' || ++depth > MAX_DEPTH) {
            next--;
            throw unexpected();
        }
        Expression value = pipeline();
        if (!isMark(')')) {
            throw source.problem(mark.offset(), "( is not closed");
        }
        int end = tokens.get(next++).offset() + 1;
        depth--;
        if (next < tokens.size() && tokens.get(next) instanceof Token.Field(int at, List<String> names) && at == end) {
            next++;
            return field(at, value, names);
        }
        return value;
    }

    private static Expression field(int at, Expression of, List<String> names) {
        return names.isEmpty() ? of : new Expression.Field(at, of, names);
    }

    private boolean isMark(char symbol) {
        return next < tokens.size() && tokens.get(next) instanceof Token.Mark(int _, char found) && found == symbol;
    }

    private TemplateException unexpected() {
        return source.problem(tokens.get(next).offset(), "this is not supported here");
    }
}
