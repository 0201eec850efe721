package io.connectors.crds.template;

import io.connectors.crds.template.Token.Sort;
import io.connectors.crds.template.callable.Functions;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Runes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses a text to the templates that it defines, by the rules of text/template/parse. */
final class Parser {
    private final Source source;
    private final Tokens tokens;
    private final Nesting nesting;
    private final PipelineParser pipelines;
    private final Map<String, List<Node>> templates = new HashMap<>();

    Parser(Source source, Functions functions) {
        this.source = source;
        this.tokens = new Tokens(new Lexer(source));
        this.nesting = new Nesting(source);
        this.pipelines = new PipelineParser(source, tokens, new Vocabulary(functions), nesting);
    }

    /** Gives all templates by name; the text itself is the one with the source's name. */
    Map<String, List<Node>> templates(String name) {
        List<Node> nodes = new ArrayList<>();
        while (!tokens.peek().is(Sort.END)) {
            if (!definition()) {
                nodes.add(textOrAction());
            }
        }
        add(name, nodes, 0);
        return Map.copyOf(templates);
    }

    private boolean definition() {
        Token left = tokens.next();
        if (left.is(Sort.LEFT_DELIMITER)) {
            Token keyword = tokens.nextNonSpace();
            if (keyword.isKeyword("define")) {
                define();
                return true;
            }
            tokens.giveBack(keyword);
        }
        tokens.giveBack(left);
        return false;
    }

    private void define() {
        Token name = tokens.nextNonSpace();
        String defined = pipelines.templateName(name, "define");
        expectEnd("define");
        add(defined, body("define"), name.offset());
    }

    /** Parses the body of a template of its own, in which no variable of the one around it is known. */
    private List<Node> body(String context) {
        ParseScope outer = pipelines.enter(new ParseScope());
        nesting.enter(tokens.peek().offset());
        Block block = block();
        nesting.leave();
        pipelines.enter(outer);
        if (!block.end().isKeyword("end")) {
            throw pipelines.unexpected(block.end(), context);
        }
        expectEnd("end");
        return block.nodes();
    }

    private void add(String name, List<Node> nodes, int offset) {
        List<Node> other = templates.get(name);
        if (other == null || isEmpty(other)) {
            templates.put(name, List.copyOf(nodes));
        } else if (!isEmpty(nodes)) {
            throw source.problem(offset, "the template is defined twice");
        }
    }

    /** Such a template gives way to another one of its name. */
    private static boolean isEmpty(List<Node> nodes) {
        return nodes.stream()
                .allMatch(node -> node instanceof Node.Text text
                        && Bytes.text(text.bytes()).codePoints().allMatch(Runes::isSpace));
    }

    /** Nodes, and the keyword behind them: end or else, whose action is still open. */
    private record Block(List<Node> nodes, Token end) {}

    private Block block() {
        List<Node> nodes = new ArrayList<>();
        while (true) {
            Token left = tokens.nextNonSpace();
            if (left.is(Sort.END)) {
                throw source.problem(left.offset(), "the template ends before a block does; {{end}} is missing");
            }
            if (left.is(Sort.LEFT_DELIMITER)) {
                Token keyword = tokens.nextNonSpace();
                if (keyword.isKeyword("end") || keyword.isKeyword("else")) {
                    return new Block(List.copyOf(nodes), keyword);
                }
                tokens.giveBack(keyword);
            }
            tokens.giveBack(left);
            nodes.add(textOrAction());
        }
    }

    private Node textOrAction() {
        Token token = tokens.nextNonSpace();
        if (token.is(Sort.TEXT)) {
            return new Node.Text(token.offset(), token.text());
        }
        if (!token.is(Sort.LEFT_DELIMITER)) {
            throw pipelines.unexpected(token, "template");
        }
        Token word = tokens.nextNonSpace();
        if (word.is(Sort.KEYWORD)) {
            return keyword(word);
        }
        tokens.giveBack(word);
        return new Node.Action(word.offset(), pipelines.pipeline("action", false, Sort.RIGHT_DELIMITER));
    }

    private Node keyword(Token word) {
        return switch (word.text()) {
            case "if", "with", "range" -> control(word);
            case "template" -> include();
            case "block" -> blockTemplate();
            case "break", "continue" -> jump(word);
            default -> throw pipelines.unexpected(word, "template");
        };
    }

    private Node jump(Token word) {
        expectEnd(word.text());
        if (!pipelines.scope().isInRange()) {
            throw source.problem(word.offset(), word.text() + " stands outside of any range");
        }
        return word.text().equals("break") ? new Node.Break(word.offset()) : new Node.Continue(word.offset());
    }

    private Node include() {
        Token token = tokens.nextNonSpace();
        String name = pipelines.templateName(token, "template");
        Token next = tokens.nextNonSpace();
        if (next.is(Sort.RIGHT_DELIMITER)) {
            return new Node.Include(token.offset(), name, Optional.empty());
        }
        tokens.giveBack(next);
        Pipeline value = pipelines.pipeline("template", false, Sort.RIGHT_DELIMITER);
        return new Node.Include(token.offset(), name, Optional.of(value));
    }

    private Node blockTemplate() {
        Token token = tokens.nextNonSpace();
        String name = pipelines.templateName(token, "block");
        Pipeline value = pipelines.pipeline("block", false, Sort.RIGHT_DELIMITER);
        add(name, body("block"), token.offset());
        return new Node.Include(token.offset(), name, Optional.of(value));
    }

    /** Parses if, with or range up to its end. */
    private Node control(Token word) {
        nesting.enter(word.offset());
        ParseScope scope = pipelines.scope();
        int mark = scope.mark();
        boolean isRange = word.text().equals("range");
        Pipeline pipeline = pipelines.pipeline(word.text(), isRange, Sort.RIGHT_DELIMITER);
        if (isRange) {
            scope.enterRange();
        }
        Block block = block();
        if (isRange) {
            scope.leaveRange();
        }
        List<Node> otherwise = block.end().isKeyword("else") ? otherwise(word) : List.of();
        if (block.end().isKeyword("end")) {
            expectEnd("end");
        }
        scope.forgetFrom(mark);
        nesting.leave();
        return switch (word.text()) {
            case "if" -> new Node.If(pipeline.offset(), pipeline, block.nodes(), otherwise);
            case "with" -> new Node.With(pipeline.offset(), pipeline, block.nodes(), otherwise);
            default -> new Node.Range(pipeline.offset(), pipeline, block.nodes(), otherwise);
        };
    }

    /** Parses what stands behind else, up to the end; {@code else if} and {@code else with} share it. */
    private List<Node> otherwise(Token word) {
        Token next = tokens.nextNonSpace();
        boolean chained = next.isKeyword(word.text()) && !next.isKeyword("range");
        if (chained) {
            return List.of(control(next));
        }
        if (!next.is(Sort.RIGHT_DELIMITER)) {
            throw pipelines.unexpected(next, "else");
        }
        Block block = block();
        if (!block.end().isKeyword("end")) {
            throw source.problem(block.end().offset(), "an end is missing before this else");
        }
        expectEnd("end");
        return block.nodes();
    }

    private void expectEnd(String context) {
        Token token = tokens.nextNonSpace();
        if (!token.is(Sort.RIGHT_DELIMITER)) {
            throw pipelines.unexpected(token, context);
        }
    }
}
