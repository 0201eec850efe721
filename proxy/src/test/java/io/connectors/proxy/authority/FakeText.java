package io.connectors.proxy.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text in memory with the API server's rule: who replaces an old version loses. */
final class FakeText implements SharedText {
    private final String name;
    private @Nullable String text = "";
    private int version = 1;
    private final List<String> history = new ArrayList<>();
    private boolean isAway;
    private Runnable beforeRead = () -> {};
    private Runnable beforeReplace = () -> {};

    FakeText(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Revision> read() {
        once(beforeRead, () -> beforeRead = () -> {});
        synchronized (this) {
            failWhenAway();
            return Optional.ofNullable(text).map(present -> new Revision(present, String.valueOf(version)));
        }
    }

    @Override
    public boolean replace(Revision seen, String next) {
        once(beforeReplace, () -> beforeReplace = () -> {});
        synchronized (this) {
            failWhenAway();
            boolean isCurrent = text != null && seen.version().equals(String.valueOf(version));
            if (isCurrent) {
                put(next);
            }
            return isCurrent;
        }
    }

    synchronized String text() {
        return text == null ? "" : text;
    }

    /** Returns all that it has held, in order. */
    synchronized List<String> history() {
        return List.copyOf(history);
    }

    synchronized void put(String next) {
        text = next;
        version++;
        history.add(next);
    }

    synchronized void delete() {
        text = null;
        version++;
    }

    synchronized void goesAway(boolean away) {
        isAway = away;
    }

    /** Lets something else happen just before the next read. */
    void beforeNextRead(Runnable action) {
        beforeRead = action;
    }

    /** Lets something else happen just before the next write. */
    void beforeNextReplace(Runnable action) {
        beforeReplace = action;
    }

    private static void once(Runnable action, Runnable forget) {
        forget.run();
        action.run();
    }

    private void failWhenAway() {
        if (isAway) {
            throw new SharedTextException(name + " cannot be read");
        }
    }
}
