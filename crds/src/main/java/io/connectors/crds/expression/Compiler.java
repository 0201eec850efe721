package io.connectors.crds.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;

/**
 * Compiles text to a program. Syntax and types are the business of the CEL library; what runs is our own, because the library's interpreter
 * has no limit on steps and differs from Kubernetes' in values that a class author can see.
 */
final class Compiler {
    private final Environment environment;
    private final ExpressionLimits limits;

    Compiler(Environment environment, ExpressionLimits limits) {
        this.environment = environment;
        this.limits = limits;
    }

    CelProgram compile(String text) {
        if (text.codePointCount(0, text.length()) > limits.codePoints()) {
            throw new ExpressionCompileException(
                    1, 1, "the expression is longer than %d characters".formatted(limits.codePoints()));
        }
        try {
            return plan(checked(text));
        } catch (StackOverflowError _) {
            // The library's parser and checker recurse; what is too deep for them is too deep.
            throw new ExpressionCompileException(1, 1, "the expression is nested too deeply");
        }
    }

    private CelAbstractSyntaxTree checked(String text) {
        CelValidationResult parsed = environment.compiler().parse(text);
        CelValidationResult result = parsed.hasError() ? parsed : check(parsed);
        try {
            return result.getAst();
        } catch (CelValidationException _) {
            CelIssue first = result.getErrors().getFirst();
            Position position = Position.of(first.getSourceLocation());
            throw new ExpressionCompileException(position.line(), position.column(), first.getMessage());
        }
    }

    private CelValidationResult check(CelValidationResult parsed) {
        try {
            return environment.compiler().check(parsed.getAst());
        } catch (CelValidationException _) {
            return parsed;
        }
    }

    private CelProgram plan(CelAbstractSyntaxTree tree) {
        try {
            Planner planner = new Planner(tree, environment.variables(), limits.depth());
            Step root = planner.plan(tree.getExpr());
            new LiteralRules(tree).check();
            return new CelProgram(root, planner.slots(), tree.getResultType(), tree.getSource(), limits);
        } catch (UnsupportedPartException e) {
            Position position = Position.of(tree.getSource(), e.node());
            throw new ExpressionCompileException(position.line(), position.column(), String.valueOf(e.getMessage()));
        }
    }
}
