package io.connectors.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final ObjectKey FORGE = new ObjectKey("", "configmaps", "team", "forge");
    private static final ObjectKey MILL = new ObjectKey("", "configmaps", "team", "mill");

    @TempDir
    private Path directory;

    private Path journal;

    @BeforeEach
    void findJournal() {
        journal = directory.resolve("journal.jsonl");
    }

    @Test
    void bringsObjectsAndRevisionBackAfterARestart() {
        long last;
        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            ObjectNode forge = store.create(FORGE, object("1")).orElseThrow();
            store.replace(FORGE, forge, object("2"));
            ObjectNode mill = store.create(MILL, object("1")).orElseThrow();
            store.delete(MILL, mill, mill);
            last = store.revision();
        }

        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            assertThat(store.get(FORGE).orElseThrow().at("/data/x").asText()).isEqualTo("2");
            assertThat(store.get(MILL)).isEmpty();
            assertThat(store.revision()).isEqualTo(last);
        }
    }

    @Test
    void forgetsALineThatWasNotWrittenWhole() throws IOException {
        long last;
        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            store.create(FORGE, object("1"));
            last = store.revision();
        }
        Files.writeString(journal, "{\"revision\":2,\"key\":[\"\",\"config", StandardOpenOption.APPEND);

        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            assertThat(store.revision()).isEqualTo(last);
            store.create(MILL, object("1"));
        }
        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            assertThat(store.get(FORGE)).isPresent();
            assertThat(store.get(MILL)).isPresent();
        }
    }

    @Test
    void refusesDamageInTheMiddle() throws IOException {
        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            store.create(FORGE, object("1"));
            store.create(MILL, object("1"));
        }
        String text = Files.readString(journal);
        Files.writeString(journal, text.replaceFirst("\"forge\"", "\"for"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> ObjectStore.open(directory, 100))
                .withMessageContaining("damaged in line 2");
    }

    @Test
    void keepsASecondServerOut() {
        try (ObjectStore _ = ObjectStore.open(directory, 100)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> ObjectStore.open(directory, 100))
                    .withMessageContaining("in use by another API server");
        }
    }

    @Test
    void keepsObjectsAndRevisionWhenItIsCompacted() throws IOException {
        long last;
        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            ObjectNode forge = store.create(FORGE, object("0")).orElseThrow();
            for (int i = 1; i <= 10_500; i++) {
                forge = store.replace(FORGE, forge, object(Integer.toString(i))).orElseThrow();
            }
            last = store.revision();
        }

        assertThat(Files.readAllLines(journal)).hasSizeLessThan(1_000);
        try (ObjectStore store = ObjectStore.open(directory, 100)) {
            assertThat(store.get(FORGE).orElseThrow().at("/data/x").asText()).isEqualTo("10500");
            assertThat(store.revision()).isEqualTo(last);
        }
    }

    private static ObjectNode object(String value) {
        ObjectNode object = Json.object();
        object.putObject("data").put("x", value);
        return object;
    }
}
