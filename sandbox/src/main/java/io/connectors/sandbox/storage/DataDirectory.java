package io.connectors.sandbox.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one store: the journal, and a lock that keeps a second process out.
 *
 * <p>The journal reaches the disk once a second and at close. What a killed process wrote is safe at once; only a power
 * failure can take the last second, which is right for development and too little for anything else.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final Duration BETWEEN_FORCES = Duration.ofSeconds(1);

    private final Path path;
    private final FileChannel lockFile;
    private final Journal journal;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread forcing;

    private DataDirectory(Path path, FileChannel lockFile, Journal journal) {
        this.path = path;
        this.lockFile = lockFile;
        this.journal = journal;
        this.forcing = Thread.ofVirtual().name("journal-force").start(this::forceRegularly);
    }

    static DataDirectory open(Path path, Consumer<Long> start, Consumer<Journal.Entry> change) {
        try {
            Files.createDirectories(path);
            FileChannel lockFile =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new StorageException(
                        "Data directory " + path + " is in use by another API server. Stop it, or choose another.",
                        null);
            }
            return new DataDirectory(path, lockFile, Journal.open(path.resolve("journal.jsonl"), start, change));
        } catch (IOException e) {
            throw new StorageException("Data directory " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    void append(Journal.Entry entry) {
        try {
            journal.append(entry);
        } catch (IOException e) {
            throw new StorageException(
                    "The change could not be written to " + path + ", so it was not made: " + e.getMessage(), e);
        }
    }

    void compactWhenAbove(int entries, long revision, Map<ObjectKey, ObjectNode> objects) {
        if (journal.entries() <= entries) {
            return;
        }
        try {
            journal.compact(revision, objects);
        } catch (IOException e) {
            // The long journal is still whole and in use; the next write tries again.
            log.warn("Journal in {} could not be compacted: {}", path, e.getMessage());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try (lockFile) {
            forcing.join();
            journal.close();
        } catch (IOException e) {
            throw new StorageException("Data directory " + path + " cannot be closed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forceRegularly() {
        try {
            while (!closing.await(BETWEEN_FORCES.toMillis(), TimeUnit.MILLISECONDS)) {
                force();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void force() {
        try {
            journal.force();
        } catch (IOException e) {
            log.warn("Journal in {} could not be forced to the disk: {}", path, e.getMessage());
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
