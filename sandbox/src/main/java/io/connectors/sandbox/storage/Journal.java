package io.connectors.sandbox.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of JSON lines, one for each change, after a first line that says at which revision it begins.
 *
 * <p>A line is handed to the operating system before {@link #append} returns, so it survives a killed process. It is on
 * the disk after {@link #force}, so a power failure can take what was written since. Not safe for several threads, except
 * that {@code force} may run beside everything else.
 */
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final Path file;
    // Not a channel: an interrupt during a write would close that for everybody.
    private volatile RandomAccessFile output;
    private int entries;

    /** A change as it is written; the object is null for a deletion. */
    record Entry(long revision, ObjectKey key, @Nullable ObjectNode object) {}

    private Journal(Path file, RandomAccessFile output, int entries) {
        this.file = file;
        this.output = output;
        this.entries = entries;
    }

    /**
     * Opens the journal, tells the revision it begins at and every change in it, and cuts off a last line that was not
     * written whole.
     */
    static Journal open(Path file, Consumer<Long> start, Consumer<Entry> change) throws IOException {
        if (Files.notExists(file)) {
            replace(file, ObjectStore.BEFORE_FIRST, Map.of());
        }
        int entries = 0;
        byte[] content = Files.readAllBytes(file);
        int position = 0;
        int line = 0;
        while (position < content.length) {
            int end = indexOfNewline(content, position);
            Optional<JsonNode> parsed = end < 0 ? Optional.empty() : parse(content, position, end);
            if (parsed.isEmpty()) {
                requireLastLine(file, content, end, line);
                break;
            }
            if (line == 0) {
                start.accept(parsed.get().path("revision").asLong());
            } else {
                change.accept(entryOf(parsed.get()));
                entries++;
            }
            position = end + 1;
            line++;
        }
        if (position < content.length) {
            log.warn("Journal {}: dropped an unfinished last line of {} bytes", file, content.length - position);
        }
        return new Journal(file, openAt(file, position), entries);
    }

    void append(Entry entry) throws IOException {
        long before = output.getFilePointer();
        try {
            output.write(lineOf(entry));
        } catch (IOException e) {
            // Half a line must not stay: the next one would continue it.
            output.setLength(before);
            throw e;
        }
        entries++;
    }

    int entries() {
        return entries;
    }

    void force() throws IOException {
        RandomAccessFile current = output;
        try {
            current.getFD().sync();
        } catch (IOException e) {
            // A compaction closes the old file, after the new one has reached the disk.
            if (current.equals(output)) {
                throw e;
            }
        }
    }

    /** Replaces the file by one that holds only the present objects. */
    void compact(long revision, Map<ObjectKey, ObjectNode> objects) throws IOException {
        replace(file, revision, objects);
        RandomAccessFile old = output;
        output = openAt(file, Files.size(file));
        old.close();
        entries = objects.size();
    }

    @Override
    public void close() throws IOException {
        output.getFD().sync();
        output.close();
    }

    private static RandomAccessFile openAt(Path file, long length) throws IOException {
        RandomAccessFile output = new RandomAccessFile(file.toFile(), "rw");
        output.setLength(length);
        output.seek(length);
        return output;
    }

    private static void replace(Path file, long revision, Map<ObjectKey, ObjectNode> objects) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileOutputStream output = new FileOutputStream(next.toFile());
                BufferedOutputStream lines = new BufferedOutputStream(output)) {
            lines.write("{\"revision\":%d}\n".formatted(revision).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<ObjectKey, ObjectNode> object : objects.entrySet()) {
                lines.write(lineOf(new Entry(revision, object.getKey(), object.getValue())));
            }
            lines.flush();
            output.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] lineOf(Entry entry) {
        ObjectNode line = Json.object().put("revision", entry.revision());
        ObjectKey key = entry.key();
        line.putArray("key")
                .add(key.group())
                .add(key.plural())
                .add(key.namespace())
                .add(key.name());
        line.set("object", entry.object());
        byte[] text = Json.bytes(line);
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        terminated[text.length] = '\n';
        return terminated;
    }

    private static Entry entryOf(JsonNode line) {
        JsonNode key = line.path("key");
        return new Entry(
                line.path("revision").asLong(),
                new ObjectKey(
                        key.path(0).asText(),
                        key.path(1).asText(),
                        key.path(2).asText(),
                        key.path(3).asText()),
                line.get("object") instanceof ObjectNode object ? object : null);
    }

    private static Optional<JsonNode> parse(byte[] content, int position, int end) {
        try {
            JsonNode line = Json.read(content, position, end - position);
            return line.isObject() ? Optional.of(line) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void requireLastLine(Path file, byte[] content, int end, int line) throws IOException {
        if (end >= 0 && end + 1 < content.length) {
            throw new IOException(
                    "Journal %s is damaged in line %d, and lines follow it. Restore the file, or remove it to start empty."
                            .formatted(file, line + 1));
        }
    }

    private static int indexOfNewline(byte[] content, int from) {
        for (int i = from; i < content.length; i++) {
            if (content[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
