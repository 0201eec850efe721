package io.connectors.app.mount;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of a mount: all of its files, or none. */
public sealed interface Mount {
    /**
     * The files by name, and what the author of the Pod should hear about them.
     *
     * @param files sorted by name, so that equal inputs make equal mounts
     */
    record Files(SortedMap<String, FileContent> files, List<String> warnings) implements Mount {
        public Files {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
            warnings = List.copyOf(warnings);
        }
    }

    /** No file at all. The message never holds the token or a file's content. */
    record Refused(RefusalReason reason, String message) implements Mount {}
}
