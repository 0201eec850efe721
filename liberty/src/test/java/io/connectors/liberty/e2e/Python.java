package io.connectors.liberty.e2e;

import java.nio.file.Path;

/** The Python of this machine. */
final class Python {
    private Python() {}

    /** The interpreter itself: what is on the PATH may be a script that looks into the user's home. */
    static String interpreter() {
        return Shell.run(Path.of("").toAbsolutePath(), "python3", "-c", "import sys; print(sys.executable)")
                .out()
                .strip();
    }
}
