package io.connectors.crds.template;

import io.connectors.crds.template.Piece.Token;
import java.util.ArrayList;
import java.util.List;

/** Puts the pieces of a template together to nodes. */
final class Parser {
    private static final int MAX_DEPTH = 50;

    private final Source source;
    private final List<Piece> pieces;
    private int next;
    private int depth;

    Parser(Source source, List<Piece> pieces) {
        this.source = source;
        this.pieces = pieces;
    }

    List<Node> template() {
        List<Node> nodes = nodes();
        if (next < pieces.size()) {
            throw source.problem(action().offset(), "nothing is open here");
        }
        return nodes;
    }

    /** Reads until an {@code else} or {@code end}, which stays to be read. */
    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        while (next < pieces.size() && !isWord("else") && !isWord("end")) {
            nodes.add(
                    switch (pieces.get(next)) {
                        case Piece.Text(String text) -> {
                            next++;
                            yield new Node.Text(text);
                        }
                        case Piece.Action action -> node(action, action.tokens());
                    });
        }
        return List.copyOf(nodes);
    }

    private Node node(Piece.Action action, List<Token> tokens) {
        if (tokens.isEmpty()) {
            throw source.problem(action.offset(), "action is empty");
        }
        if (tokens.getFirst() instanceof Token.Word(int offset, String word)) {
            switch (word) {
                case "if", "with", "range" -> {
                    return block(action.offset(), word, tokens.subList(1, tokens.size()));
                }
                case "define", "template", "block", "break", "continue", "nil" ->
                    throw source.problem(offset, word + " is not supported");
                default -> {
                    // a function
                }
            }
        }
        next++;
        return new Node.Output(pipeline(action.offset(), tokens));
    }

    private Node block(int offset, String keyword, List<Token> head) {
        if (++depth > MAX_DEPTH) {
            throw source.problem(offset, "more than " + MAX_DEPTH + " blocks inside each other");
        }
        next++;
        Expression value = pipeline(offset, head);
        List<Node> then = nodes();
        List<Node> otherwise = otherwise(offset, keyword);
        depth--;
        return switch (keyword) {
            case "if" -> new Node.If(value, then, otherwise);
            case "with" -> new Node.With(value, then, otherwise);
            default -> new Node.Range(value, then, otherwise);
        };
    }

    /** Reads what follows the first part of a block, up to and including its end. */
    private List<Node> otherwise(int offset, String keyword) {
        if (next >= pieces.size()) {
            throw source.problem(offset, keyword + " has no end");
        }
        Piece.Action closing = action();
        List<Token> rest = closing.tokens().subList(1, closing.tokens().size());
        if (isWord("end")) {
            next++;
            requireNothing(rest);
            return List.of();
        }
        if (!rest.isEmpty()) {
            return chained(closing.offset(), keyword, rest);
        }
        next++;
        List<Node> otherwise = nodes();
        if (next >= pieces.size() || !isWord("end")) {
            throw source.problem(closing.offset(), "else has no end");
        }
        List<Token> end = action().tokens();
        next++;
        requireNothing(end.subList(1, end.size()));
        return otherwise;
    }

    /** {@code else if}: a block within the else that shares its end. */
    private List<Node> chained(int offset, String keyword, List<Token> rest) {
        boolean same = rest.getFirst() instanceof Token.Word(int _, String word) && word.equals(keyword);
        if (!same || keyword.equals("range")) {
            throw source.problem(rest.getFirst().offset(), "expected the end of the action after else");
        }
        return List.of(block(offset, keyword, rest.subList(1, rest.size())));
    }

    private void requireNothing(List<Token> rest) {
        if (!rest.isEmpty()) {
            throw source.problem(rest.getFirst().offset(), "expected the end of the action");
        }
    }

    private Expression pipeline(int offset, List<Token> tokens) {
        return new PipelineParser(source, offset, tokens).whole();
    }

    private boolean isWord(String word) {
        return pieces.get(next) instanceof Piece.Action action
                && !action.tokens().isEmpty()
                && action.tokens().getFirst() instanceof Token.Word(int _, String first)
                && first.equals(word);
    }

    /** The next piece, which is known to be an action. */
    private Piece.Action action() {
        return (Piece.Action) pieces.get(next);
    }
}
