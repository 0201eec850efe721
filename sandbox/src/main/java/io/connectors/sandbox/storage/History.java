package io.connectors.sandbox.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;

/**
 * The latest changes, for watches that resume and for lists of an earlier revision. Not safe for several threads; the
 * store's lock guards it.
 */
final class History {

    private final int capacity;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private long forgotten;

    /** Begins after {@code revision}: nothing is known about changes up to and including it. */
    History(int capacity, long revision) {
        this.capacity = capacity;
        this.forgotten = revision;
    }

    void add(Change change) {
        changes.addLast(change);
        if (changes.size() > capacity) {
            forgotten = changes.removeFirst().revision();
        }
    }

    /** Returns all changes above a revision, oldest first. */
    List<Change> after(long revision) {
        requireKnown(revision);
        List<Change> newer = new ArrayList<>();
        Iterator<Change> newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            Change change = newestFirst.next();
            if (change.revision() <= revision) {
                break;
            }
            newer.add(change);
        }
        Collections.reverse(newer);
        return newer;
    }

    /** Takes the changes above a revision back, newest first. */
    void rewind(SortedMap<ObjectKey, ObjectNode> objects, Scope scope, long revision) {
        for (Change change : after(revision).reversed()) {
            if (!scope.contains(change.key())) {
                continue;
            }
            if (change.before() == null) {
                objects.remove(change.key());
            } else {
                objects.put(change.key(), change.before());
            }
        }
    }

    private void requireKnown(long revision) {
        if (revision < forgotten) {
            throw new RevisionExpiredException(revision, forgotten);
        }
    }
}
