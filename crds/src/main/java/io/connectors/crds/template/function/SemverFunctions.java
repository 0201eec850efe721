package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.semver.Constraints;
import io.connectors.crds.template.function.semver.InvalidVersionException;
import io.connectors.crds.template.function.semver.Version;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Semantic versions. */
final class SemverFunctions {
    /** The matcher of the grammar cannot be interrupted, so its input is bounded. */
    private static final int MAX_BYTES = 4096;

    static final List<Function> ALL = List.of(
            Function.of("semver", SemverFunctions::semver, Type.STRING),
            Function.of("semverCompare", SemverFunctions::semverCompare, Type.STRING, Type.STRING));

    private SemverFunctions() {}

    private static Value semver(Arguments a) {
        try {
            return new VersionPointer(Version.parse(bounded(a, 0)));
        } catch (InvalidVersionException invalid) {
            throw new FunctionException(invalid.problem());
        }
    }

    private static Value semverCompare(Arguments a) {
        try {
            Constraints constraints = Constraints.parse(bounded(a, 0));
            return new Value.Bool(constraints.allow(Version.parse(bounded(a, 1))));
        } catch (InvalidVersionException invalid) {
            throw new FunctionException(invalid.problem());
        }
    }

    private static String bounded(Arguments a, int index) {
        String text = a.bytes(index);
        if (text.length() > MAX_BYTES) {
            throw new FunctionException("argument " + (index + 1) + " is longer than " + MAX_BYTES + " bytes");
        }
        return text;
    }
}
