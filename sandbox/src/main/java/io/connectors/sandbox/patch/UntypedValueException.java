package io.connectors.sandbox.patch;

/** A value that does not fit its schema, so nobody can own its parts. */
final class UntypedValueException extends RuntimeException {

    private final String path;
    private final String problem;

    UntypedValueException(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    /** Returns the same problem seen from a level above. */
    UntypedValueException below(PathElement element) {
        return new UntypedValueException(element + path, problem);
    }
}
