package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Merging maps into the first one, which changes. */
final class MergeFunctions {
    static final List<Function> ALL = List.of(
            Function.of("merge", a -> merged(a, false), Type.MAP_OF_ANY).rest(Type.MAP_OF_ANY),
            Function.of("mustMerge", a -> merged(a, false), Type.MAP_OF_ANY).rest(Type.MAP_OF_ANY),
            Function.of("mergeOverwrite", a -> merged(a, true), Type.MAP_OF_ANY).rest(Type.MAP_OF_ANY),
            Function.of("mustMergeOverwrite", a -> merged(a, true), Type.MAP_OF_ANY)
                    .rest(Type.MAP_OF_ANY));

    private MergeFunctions() {}

    private static Value merged(Arguments a, boolean overwrite) {
        Merge merge = new Merge(overwrite, a.budget());
        Value.Dict result = a.dict(0);
        for (int i = 1; i < a.count(); i++) {
            if (result.isNil() && !a.dict(i).isNil()) {
                result = Value.Dict.empty();
            }
            merge.into(result, a.dict(i));
        }
        return result;
    }
}
