package io.connectors.sandbox.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All objects in memory, every write numbered by one growing revision and, with a data directory, in a journal before it
 * is visible.
 *
 * <p>Nodes are shared between readers: whoever wants to change one copies it first. A node given to a write belongs to the
 * store from then on; the store sets its resourceVersion. Safe for any thread.
 */
public final class ObjectStore implements AutoCloseable {

    /**
     * What an empty store counts as past already, so that a client which comes with the small revision of another server is
     * told to list again.
     */
    static final long BEFORE_FIRST = 100;

    private static final int SLACK_BEFORE_COMPACTION = 10_000;

    // Guards everything below. The journal is appended to under it, because the order of lines must be that of
    // revisions;
    // an append only copies into the page cache.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
    private final Map<Scope, Long> lastChangeOf = new HashMap<>();
    private final @Nullable DataDirectory directory;
    private final int historySize;
    private History history;
    private long revision;
    private boolean closed;

    private ObjectStore(@Nullable Path directory, int historySize) {
        this.historySize = historySize;
        this.history = new History(historySize, BEFORE_FIRST);
        this.revision = BEFORE_FIRST;
        this.directory = directory == null ? null : DataDirectory.open(directory, this::startAt, this::recover);
    }

    public static ObjectStore inMemory(int historySize) {
        return new ObjectStore(null, historySize);
    }

    /** Opens the store of a directory, made when it is missing; only one process can have it. */
    public static ObjectStore open(Path directory, int historySize) {
        return new ObjectStore(directory, historySize);
    }

    public long revision() {
        return locked(() -> revision);
    }

    /** Returns the revision at which an object of the scope was last written; 0 when never since the start. */
    public long lastChangeOf(String group, String plural) {
        return locked(() -> lastChangeOf.getOrDefault(new Scope(group, plural, ""), 0L));
    }

    public Optional<ObjectNode> get(ObjectKey key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    public Snapshot list(Scope scope) {
        return locked(() -> new Snapshot(revision, present(scope)));
    }

    /** Lists a scope as it was at an earlier revision. */
    public Snapshot listAt(Scope scope, long at) {
        return locked(() -> {
            SortedMap<ObjectKey, ObjectNode> then = present(scope);
            history.rewind(then, scope, at);
            return new Snapshot(at, then);
        });
    }

    /** Lists everything there is. */
    public Snapshot all() {
        return locked(() -> new Snapshot(revision, new TreeMap<>(objects)));
    }

    /** Finds objects of any kind; the condition must be quick, writers wait for it. */
    public Map<ObjectKey, ObjectNode> find(BiPredicate<ObjectKey, ObjectNode> condition) {
        return locked(() -> {
            Map<ObjectKey, ObjectNode> found = new TreeMap<>();
            objects.forEach((key, object) -> {
                if (condition.test(key, object)) {
                    found.put(key, object);
                }
            });
            return found;
        });
    }

    /** Adds an object. Empty when there is one already. */
    public Optional<ObjectNode> create(ObjectKey key, ObjectNode object) {
        return locked(() -> objects.containsKey(key) ? Optional.empty() : Optional.of(write(key, object, false)));
    }

    /** Replaces an object. Empty when it is no longer the one the caller read. */
    public Optional<ObjectNode> replace(ObjectKey key, ObjectNode read, ObjectNode object) {
        return locked(() -> isCurrent(key, read) ? Optional.of(write(key, object, false)) : Optional.empty());
    }

    /**
     * Removes an object and returns its last state. Empty when it is no longer the one the caller read.
     *
     * @param last what watches see as the deleted object
     */
    public Optional<ObjectNode> delete(ObjectKey key, ObjectNode read, ObjectNode last) {
        return locked(() -> isCurrent(key, read) ? Optional.of(write(key, last.deepCopy(), true)) : Optional.empty());
    }

    /**
     * Waits for changes above a revision.
     *
     * @return all of them, oldest first; empty when none came in time or the store was closed
     * @throws RevisionExpiredException when some of them are forgotten already
     */
    public List<Change> awaitAfter(long after, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (revision <= after && nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return history.after(after);
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        return locked(() -> closed);
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
            return closed;
        });
        if (directory != null) {
            directory.close();
        }
    }

    private boolean isCurrent(ObjectKey key, ObjectNode read) {
        ObjectNode current = objects.get(key);
        return current != null
                && ObjectMeta.of(current)
                        .resourceVersion()
                        .equals(ObjectMeta.of(read).resourceVersion());
    }

    private ObjectNode write(ObjectKey key, ObjectNode object, boolean deletion) {
        if (closed) {
            throw new StorageException("The API server is stopping; send the request again when it is back.", null);
        }
        long next = revision + 1;
        ObjectMeta.of(object).set("resourceVersion", Long.toString(next));
        if (directory != null) {
            directory.append(new Journal.Entry(next, key, deletion ? null : object));
        }
        apply(new Change(next, key, objects.get(key), object, deletion));
        changed.signalAll();
        if (directory != null) {
            directory.compactWhenAbove(2 * objects.size() + SLACK_BEFORE_COMPACTION, revision, objects);
        }
        return object;
    }

    private void apply(Change change) {
        if (change.deletion()) {
            objects.remove(change.key());
        } else {
            objects.put(change.key(), change.object());
        }
        revision = Math.max(revision, change.revision());
        lastChangeOf.put(new Scope(change.key().group(), change.key().plural(), ""), change.revision());
        history.add(change);
    }

    private void startAt(long start) {
        revision = start;
        history = new History(historySize, start);
    }

    private void recover(Journal.Entry entry) {
        ObjectNode before = objects.get(entry.key());
        ObjectNode object = entry.object();
        if (entry.revision() <= revision) {
            // Lines of a compacted journal: what was there at its start, no changes of their own.
            if (object != null) {
                objects.put(entry.key(), object);
                lastChangeOf.put(new Scope(entry.key().group(), entry.key().plural(), ""), revision);
            }
        } else if (object != null) {
            apply(new Change(entry.revision(), entry.key(), before, object, false));
        } else if (before != null) {
            ObjectNode last = before.deepCopy();
            ObjectMeta.of(last).set("resourceVersion", Long.toString(entry.revision()));
            apply(new Change(entry.revision(), entry.key(), before, last, true));
        }
    }

    private SortedMap<ObjectKey, ObjectNode> present(Scope scope) {
        return new TreeMap<>(objects.subMap(scope.from(), scope.to()));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
