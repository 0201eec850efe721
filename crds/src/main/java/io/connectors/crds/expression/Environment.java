package io.connectors.crds.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.types.TypeType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be named in an expression: the standard library and macros, optional types, the strings extension in version 2, the encoders,
 * and the variables of one kind of input. Nothing else.
 */
final class Environment {
    private static final CelType ANY_MAP = MapType.create(SimpleType.STRING, SimpleType.DYN);

    static final Environment RESPONSE = new Environment(Map.of("response", ANY_MAP));
    static final Environment REQUEST = new Environment(Map.of(
            "request",
            ANY_MAP,
            "connector",
            SimpleType.DYN,
            "secret",
            MapType.create(SimpleType.STRING, SimpleType.STRING),
            "user",
            ANY_MAP));

    private final Set<String> variables;
    private final CelCompiler compiler;

    private Environment(Map<String, CelType> variables) {
        this.variables = Set.copyOf(variables.keySet());
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.optional(), strings(), CelExtensions.encoders(options()))
                .addFunctionDeclarations(missingInLibrary());
        builder.addVar("google.protobuf.Timestamp", TypeType.create(SimpleType.TIMESTAMP));
        builder.addVar("google.protobuf.Duration", TypeType.create(SimpleType.DURATION));
        variables.forEach(builder::addVar);
        this.compiler = builder.build();
    }

    Set<String> variables() {
        return variables;
    }

    CelCompiler compiler() {
        return compiler;
    }

    /** What Kubernetes' engine has and the library has not. */
    private static List<CelFunctionDecl> missingInLibrary() {
        TypeParamType any = TypeParamType.create("T");
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        "strings.quote",
                        CelOverloadDecl.newGlobalOverload("strings_quote", SimpleType.STRING, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                        "int",
                        CelOverloadDecl.newGlobalOverload("duration_to_int64", SimpleType.INT, SimpleType.DURATION)),
                CelFunctionDecl.newFunctionDeclaration(
                        "unwrapOpt",
                        CelOverloadDecl.newMemberOverload(
                                "optional_unwrapOpt",
                                ListType.create(any),
                                ListType.create(OptionalType.create(any)))));
    }

    private static CelOptions options() {
        return CelOptions.current()
                .enableOptionalSyntax(true)
                .enableQuotedIdentifierSyntax(true)
                .enableTimestampEpoch(true)
                .enableHeterogeneousNumericComparisons(true)
                .enableHiddenAccumulatorVar(true)
                .maxExpressionCodePointSize(ExpressionLimits.DEFAULT.codePoints())
                .build();
    }

    private static CelStringExtensions strings() {
        return CelExtensions.strings(
                CelStringExtensions.Function.CHAR_AT,
                CelStringExtensions.Function.INDEX_OF,
                CelStringExtensions.Function.JOIN,
                CelStringExtensions.Function.LAST_INDEX_OF,
                CelStringExtensions.Function.LOWER_ASCII,
                CelStringExtensions.Function.REPLACE,
                CelStringExtensions.Function.SPLIT,
                CelStringExtensions.Function.SUBSTRING,
                CelStringExtensions.Function.TRIM,
                CelStringExtensions.Function.UPPER_ASCII);
    }
}
