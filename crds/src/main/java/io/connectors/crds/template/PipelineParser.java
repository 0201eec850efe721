package io.connectors.crds.template;

import io.connectors.crds.template.Pipeline.Command;
import io.connectors.crds.template.Token.Sort;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses what stands inside of an action. */
final class PipelineParser {
    private final Source source;
    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private final Nesting nesting;
    private ParseScope scope = new ParseScope();

    PipelineParser(Source source, Tokens tokens, Vocabulary vocabulary, Nesting nesting) {
        this.source = source;
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.nesting = nesting;
    }

    /** Begins another template, and gives the scope of the one around it. */
    ParseScope enter(ParseScope inner) {
        ParseScope outer = scope;
        scope = inner;
        return outer;
    }

    ParseScope scope() {
        return scope;
    }

    /**
     * Parses a pipeline and the token behind it.
     *
     * @param context says in messages what the pipeline is for
     * @param isRange lets two variables be declared
     */
    Pipeline pipeline(String context, boolean isRange, Sort end) {
        int offset = tokens.peekNonSpace().offset();
        List<String> variables = new ArrayList<>();
        boolean assigns = declarations(variables, context, isRange);
        List<Command> commands = new ArrayList<>();
        while (true) {
            Token token = tokens.nextNonSpace();
            if (token.is(end)) {
                break;
            }
            if (!beginsOperand(token)) {
                throw unexpected(token, context);
            }
            tokens.giveBack(token);
            commands.add(command());
        }
        if (commands.isEmpty()) {
            throw source.problem(offset, "a value is missing in this " + context);
        }
        checkStages(commands);
        return new Pipeline(offset, List.copyOf(variables), assigns, List.copyOf(commands));
    }

    TemplateParseException unexpected(Token token, String context) {
        return source.problem(token.offset(), token.shown() + " cannot stand here in this " + context);
    }

    /** Reads the name of a template. */
    String templateName(Token token, String context) {
        if (!token.is(Sort.STRING) && !token.is(Sort.RAW_STRING)) {
            throw source.problem(token.offset(), "the name of a template, in quotes, is missing in this " + context);
        }
        return string(token);
    }

    private boolean declarations(List<String> variables, String context, boolean isRange) {
        while (tokens.peekNonSpace().is(Sort.VARIABLE)) {
            Token variable = tokens.next();
            Token behind = tokens.peek();
            Token next = tokens.peekNonSpace();
            if (next.is(Sort.ASSIGN) || next.is(Sort.DECLARE)) {
                tokens.next();
                declare(variable, variables);
                return next.is(Sort.ASSIGN);
            }
            if (!next.is(Sort.MARK) || !next.text().equals(",")) {
                if (behind.is(Sort.SPACE)) {
                    tokens.giveBack(behind);
                }
                tokens.giveBack(variable);
                return false;
            }
            tokens.next();
            declare(variable, variables);
            if (!isRange || variables.size() > 1) {
                throw source.problem(variable.offset(), "too many variables are declared in this " + context);
            }
            if (!mayFollowComma(tokens.peekNonSpace())) {
                throw source.problem(variable.offset(), "a comma must be followed by another variable");
            }
        }
        return false;
    }

    private static boolean mayFollowComma(Token token) {
        return token.is(Sort.VARIABLE) || token.is(Sort.RIGHT_DELIMITER) || token.is(Sort.RIGHT_PAREN);
    }

    private void declare(Token variable, List<String> variables) {
        variables.add(variable.text());
        scope.declare(variable.text());
    }

    private static boolean beginsOperand(Token token) {
        return switch (token.sort()) {
            case BOOL, CHARACTER, COMPLEX, DOT, FIELD, NAME, NUMBER, NIL, RAW_STRING, STRING, VARIABLE, LEFT_PAREN ->
                true;
            default -> false;
        };
    }

    private void checkStages(List<Command> commands) {
        for (Command command : commands.subList(1, commands.size())) {
            switch (command.head()) {
                case Operand.Bool _, Operand.Dot _, Operand.Nil _, Operand.Numeric _, Operand.Text _ ->
                    throw source.problem(command.offset(), "a value cannot take the result of the command before it");
                case Operand.Field _,
                        Operand.Variable _,
                        Operand.Chain _,
                        Operand.Name _,
                        Operand.Connective _,
                        Operand.Nested _ -> {}
            }
        }
    }

    private Command command() {
        int offset = tokens.peekNonSpace().offset();
        List<Operand> words = new ArrayList<>();
        Token behind;
        do {
            tokens.peekNonSpace();
            Operand operand = operand();
            if (operand != null) {
                words.add(operand);
            }
            behind = tokens.next();
        } while (behind.is(Sort.SPACE));
        switch (behind.sort()) {
            case RIGHT_DELIMITER, RIGHT_PAREN -> tokens.giveBack(behind);
            case PIPE -> {}
            default -> throw unexpected(behind, "command");
        }
        if (words.isEmpty()) {
            throw source.problem(offset, "the command is empty");
        }
        return new Command(offset, words.getFirst(), List.copyOf(words.subList(1, words.size())));
    }

    private @Nullable Operand operand() {
        Operand term = term();
        if (term == null || !tokens.peek().is(Sort.FIELD)) {
            return term;
        }
        int offset = tokens.peek().offset();
        List<String> names = new ArrayList<>();
        while (tokens.peek().is(Sort.FIELD)) {
            names.add(tokens.next().text().substring(1));
        }
        return switch (term) {
            case Operand.Field field -> new Operand.Field(field.offset(), joined(field.names(), names));
            case Operand.Variable variable ->
                new Operand.Variable(variable.offset(), variable.name(), List.copyOf(names));
            case Operand.Bool _, Operand.Text _, Operand.Numeric _, Operand.Nil _, Operand.Dot _ ->
                throw source.problem(offset, "a constant and the dot have no fields to be written behind them");
            case Operand.Name _, Operand.Connective _, Operand.Nested _, Operand.Chain _ ->
                new Operand.Chain(offset, term, List.copyOf(names));
        };
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private @Nullable Operand term() {
        Token token = tokens.nextNonSpace();
        int offset = token.offset();
        return switch (token.sort()) {
            case NAME -> vocabulary.operand(token, source);
            case DOT -> new Operand.Dot(offset);
            case NIL -> new Operand.Nil(offset);
            case VARIABLE -> variable(token);
            case FIELD -> new Operand.Field(offset, List.of(token.text().substring(1)));
            case BOOL -> new Operand.Bool(offset, new Value.Bool(token.text().equals("true")));
            case CHARACTER, COMPLEX, NUMBER -> number(token);
            case STRING, RAW_STRING -> new Operand.Text(offset, new Value.Text(string(token)));
            case LEFT_PAREN -> nested(token);
            default -> {
                tokens.giveBack(token);
                yield null;
            }
        };
    }

    private Operand nested(Token paren) {
        nesting.enter(paren.offset());
        Pipeline pipeline = pipeline("parenthesis", false, Sort.RIGHT_PAREN);
        nesting.leave();
        return new Operand.Nested(pipeline.offset(), pipeline);
    }

    private Operand variable(Token token) {
        if (!scope.knows(token.text())) {
            throw source.problem(token.offset(), "variable " + token.shown() + " is not defined");
        }
        return new Operand.Variable(token.offset(), token.text(), List.of());
    }

    private Operand number(Token token) {
        Optional<NumberLiteral> literal = switch (token.sort()) {
            case CHARACTER -> Literals.character(token.text()).map(NumberLiteral::character);
            case COMPLEX -> NumberLiteral.complex(token.text());
            default -> NumberLiteral.number(token.text());
        };
        return new Operand.Numeric(
                token.offset(),
                literal.orElseThrow(
                        () -> source.problem(token.offset(), "malformed or too large a number or character")));
    }

    private String string(Token token) {
        return Literals.string(token.text())
                .orElseThrow(() -> source.problem(token.offset(), "the string has an escape that is none"));
    }
}
