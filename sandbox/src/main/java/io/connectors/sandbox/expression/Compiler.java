package io.connectors.sandbox.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles expressions over variables of given types, with all functions there are. Immutable. */
final class Compiler {

    private static final int MAX_ITERATIONS = 1_000_000;
    private static final int MAX_CODE_POINTS = 100_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .disableCelStandardEquality(false)
            .enableTimestampEpoch(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .enableOptionalSyntax(true)
            .maxExpressionCodePointSize(MAX_CODE_POINTS)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .build();

    private static final List<Function> FUNCTIONS = Stream.of(
                    ListFunctions.all(), TextFunctions.all(), UrlFunctions.all())
            .flatMap(List::stream)
            .toList();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(
                    CelExtensions.strings(),
                    CelExtensions.sets(OPTIONS),
                    CelExtensions.lists(),
                    CelExtensions.optional(),
                    CelExtensions.comprehensions())
            .addFunctionBindings(FUNCTIONS.stream().map(Function::binding).toList())
            .build();

    private final CelCompiler compiler;

    Compiler(Map<String, CelType> variables, CelTypeProvider types) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addLibraries(
                        CelExtensions.strings(),
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.lists(),
                        CelExtensions.optional(),
                        CelExtensions.comprehensions())
                .addFunctionDeclarations(
                        FUNCTIONS.stream().map(Function::declaration).toList());
        variables.forEach(builder::addVar);
        this.compiler = builder.build();
    }

    /**
     * Compiles one expression.
     *
     * @param result the type its value must have
     * @param wrongResult what to say when it has another one
     * @throws ExpressionException when it does not compile
     */
    Expression compile(String text, CelType result, String wrongResult) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
            if (!tree.getResultType().equals(result)) {
                throw new ExpressionException(wrongResult);
            }
            var names = tree.getReferenceMap().values().stream()
                    .map(CelReference::name)
                    .collect(Collectors.toUnmodifiableSet());
            return new Expression(RUNTIME.createProgram(tree), names);
        } catch (CelValidationException e) {
            throw new ExpressionException(
                    "compilation failed: " + CelIssue.toDisplayString(e.getErrors(), e.getSource()), e);
        } catch (CelEvaluationException e) {
            throw new ExpressionException("program instantiation failed: " + e.getMessage(), e);
        }
    }
}
