package io.connectors.app.mount;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of one mount while they are put together. Used by one thread. */
final class FileSet {
    /**
     * The driver writes them to a tmpfs of 4 MiB with 1,000 inodes, where a new set lies beside the current and the one before.
     * So three sets have to fit, each file rounded up to a page.
     */
    static final int MAX_BYTES = 1 << 20;

    static final int MAX_FILES = 200;
    private static final int PAGE_BYTES = 4096;

    /** Two dots at the beginning are what the driver's own directories and links begin with. */
    private static final Pattern NAME = Pattern.compile("(?!\\.\\.|\\.$)[-._A-Za-z0-9]{1,253}");

    private record Entry(FileContent content, Selection.@Nullable Chosen origin) {}

    private final Set<String> exclusions;
    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final Set<String> offered = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private int bytes;
    private int rendered;

    FileSet(Set<String> exclusions) {
        this.exclusions = exclusions;
    }

    /** Tells whether the Pod wants a file. To be asked before it is rendered: an unwanted file cannot fail. */
    boolean wants(String name, Selection.Chosen origin) {
        if (!NAME.matcher(name).matches()) {
            throw new MountException(
                    RefusalReason.INVALID_FILE_NAME,
                    "File " + Quoted.word(name) + " in " + origin
                            + " cannot be mounted; names consist of letters, digits, '-', '_' and '.', without two dots in front");
        }
        return wants(name);
    }

    void addBuiltIn(String name, String text) {
        if (wants(name)) {
            put(name, new Entry(new FileContent(text), null));
        }
    }

    /** Adds a file of a class. It replaces a built-in one silently, as class authors mean it to, and another class's audibly. */
    void add(String name, String text, Selection.Chosen origin) {
        if (++rendered > MAX_FILES) {
            throw tooLarge("has more than " + MAX_FILES + " files");
        }
        Entry previous = put(name, new Entry(new FileContent(text), origin));
        if (previous != null
                && previous.origin() != null
                && !previous.content().text().equals(text)) {
            warnings.add("File " + Quoted.word(name) + " of " + previous.origin() + " is replaced by that of " + origin
                    + ". Use one volume for each to have both.");
        }
    }

    void warn(List<String> more) {
        warnings.addAll(more);
    }

    Mount.Files finish() {
        List<String> absent =
                exclusions.stream().filter(name -> !offered.contains(name)).toList();
        if (!absent.isEmpty()) {
            warnings.add("configuration.names excludes " + Quoted.list(absent) + ", which this mount would not have.");
        }
        SortedMap<String, FileContent> files = new TreeMap<>();
        entries.forEach((name, entry) -> files.put(name, entry.content()));
        return new Mount.Files(files, warnings);
    }

    private boolean wants(String name) {
        offered.add(name);
        return !exclusions.contains(name);
    }

    private @Nullable Entry put(String name, Entry entry) {
        Entry previous = entries.put(name, entry);
        bytes += pages(entry) - (previous == null ? 0 : pages(previous));
        if (bytes > MAX_BYTES) {
            throw tooLarge("is larger than " + MAX_BYTES + " bytes with its file " + Quoted.word(name));
        }
        return previous;
    }

    private static int pages(Entry entry) {
        return Math.ceilDiv(entry.content().bytes().length, PAGE_BYTES) * PAGE_BYTES;
    }

    private static MountException tooLarge(String problem) {
        return new MountException(
                RefusalReason.TOO_LARGE,
                "The mount " + problem + ". Ask for fewer configurations or Connectors in one volume.");
    }
}
