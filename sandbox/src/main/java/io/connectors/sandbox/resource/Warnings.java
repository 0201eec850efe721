package io.connectors.sandbox.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a client is told beside the answer to one request, each text once. Safe for any thread. */
public final class Warnings {

    private final Set<String> texts = new LinkedHashSet<>();

    public synchronized void add(String text) {
        texts.add(text);
    }

    public synchronized void addAll(Collection<String> more) {
        texts.addAll(more);
    }

    public synchronized List<String> texts() {
        return new ArrayList<>(texts);
    }
}
