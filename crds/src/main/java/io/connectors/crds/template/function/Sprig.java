package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Function;
import java.util.List;
import java.util.stream.Stream;

/**
 * All functions, by topic. Parameter types are those of sprig 3.3.0, because they decide which arguments are errors.
 *
 * @see <a href="https://masterminds.github.io/sprig/">Sprig</a>
 */
public final class Sprig {
    private static final List<Function> ALL = Stream.of(
                    CaseFunctions.ALL,
                    ConversionFunctions.ALL,
                    DecimalFunctions.ALL,
                    DefaultFunctions.ALL,
                    DictFunctions.ALL,
                    DurationFunctions.ALL,
                    EncodingFunctions.ALL,
                    HashFunctions.ALL,
                    JsonFunctions.ALL,
                    LayoutFunctions.ALL,
                    ListFunctions.ALL,
                    ListPartFunctions.ALL,
                    MathFunctions.ALL,
                    MergeFunctions.ALL,
                    PathFunctions.ALL,
                    RangeFunctions.ALL,
                    ReflectionFunctions.ALL,
                    RegexFunctions.ALL,
                    SemverFunctions.ALL,
                    SplitFunctions.ALL,
                    TextFunctions.ALL,
                    UrlFunctions.ALL)
            .flatMap(List::stream)
            .toList();

    private Sprig() {}

    /** Returns every function once. */
    public static List<Function> all() {
        return ALL;
    }
}
