package io.connectors.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObjectStoreTest {

    private static final Scope TEAM = new Scope("", "secrets", "team");

    private final ObjectStore store = ObjectStore.inMemory(3);
    private final long start = store.revision();

    @Test
    void refusesAWriteOnAnOldState() {
        ObjectNode read = store.create(key("a"), Json.object()).orElseThrow();
        store.replace(key("a"), read, Json.object());

        assertThat(store.replace(key("a"), read, Json.object())).isEmpty();
        assertThat(store.delete(key("a"), read, read)).isEmpty();
    }

    @Test
    void refusesASecondCreation() {
        store.create(key("a"), Json.object());

        assertThat(store.create(key("a"), Json.object())).isEmpty();
    }

    @Test
    void listsAScopeAsItWasEarlier() {
        ObjectNode first = store.create(key("a"), Json.object()).orElseThrow();
        store.create(key("b"), Json.object());
        store.delete(key("a"), first, first);

        assertThat(store.listAt(TEAM, start + 1).objects().keySet()).containsExactly(key("a"));
        assertThat(store.listAt(TEAM, start + 2).objects().keySet()).containsExactly(key("a"), key("b"));
        assertThat(store.list(TEAM).objects().keySet()).containsExactly(key("b"));
    }

    @Test
    void tellsTheChangesAfterARevision() throws InterruptedException {
        store.create(key("a"), Json.object());
        ObjectNode second = store.create(key("b"), Json.object()).orElseThrow();
        store.delete(key("b"), second, second);

        List<Change> changes = store.awaitAfter(start + 1, Duration.ZERO);

        assertThat(changes).extracting(Change::revision).containsExactly(start + 2, start + 3);
        assertThat(changes.getLast().deletion()).isTrue();
        assertThat(changes.getLast().object().at("/metadata/resourceVersion").asText())
                .isEqualTo(Long.toString(start + 3));
    }

    @Test
    void saysSoWhenTheHistoryIsTooShort() {
        for (String name : List.of("a", "b", "c", "d")) {
            store.create(key(name), Json.object());
        }

        assertThatExceptionOfType(RevisionExpiredException.class)
                .isThrownBy(() -> store.awaitAfter(start, Duration.ZERO));
        assertThatExceptionOfType(RevisionExpiredException.class).isThrownBy(() -> store.listAt(TEAM, start));
    }

    @Test
    void keepsNamespacesThatBeginAlikeApart() {
        store.create(new ObjectKey("", "secrets", "team-b", "a"), Json.object());

        assertThat(store.list(TEAM).objects()).isEmpty();
    }

    private static ObjectKey key(String name) {
        return new ObjectKey("", "secrets", "team", name);
    }
}
