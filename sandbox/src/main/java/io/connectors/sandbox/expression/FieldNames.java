package io.connectors.sandbox.expression;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of fields as expressions write them.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/#escaping">Escaping</a>
 */
final class FieldNames {

    private static final Pattern ACCESSIBLE = Pattern.compile("[a-zA-Z_./-][a-zA-Z0-9_./-]*");
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private FieldNames() {}

    /** Returns all ways to write a field: none when no expression can name it, two when its name is a reserved word. */
    static List<String> spellings(String name) {
        if (!ACCESSIBLE.matcher(name).matches()) {
            return List.of();
        }
        if (RESERVED.contains(name)) {
            return List.of("__" + name + "__", name);
        }
        return List.of(name.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__"));
    }
}
