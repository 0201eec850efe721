package io.connectors.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.selector.FieldSelector;
import io.connectors.sandbox.selector.LabelSelector;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    private final ObjectStore store = ObjectStore.inMemory(5);
    private final Reading reading = new Reading(store);
    private final Target secrets =
            new Target(new TypeCatalog(store).find("", "v1", "secrets").orElseThrow(), "team", "", "");

    @BeforeEach
    void fill() {
        List.of("a", "b", "c").forEach(this::create);
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        Page first = reading.list(secrets, page(2, ""));
        Page second = reading.list(secrets, page(2, first.continuation()));

        assertThat(first.items()).hasSize(2);
        assertThat(first.remaining()).hasValue(1);
        assertThat(second.items()).hasSize(1);
        assertThat(second.continuation()).isEmpty();
    }

    @Test
    void showsLaterPagesAsTheyWere() {
        Page first = reading.list(secrets, page(2, ""));
        create("bb");

        assertThat(reading.list(secrets, page(9, first.continuation())).items()).hasSize(1);
    }

    @Test
    void saysGoneWhenTheFirstPageIsTooLongAgo() {
        Page first = reading.list(secrets, page(2, ""));
        List.of("d", "e", "f", "g", "h", "i").forEach(this::create);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> reading.list(secrets, page(2, first.continuation())))
                .satisfies(gone -> assertThat(gone.code()).isEqualTo(410));
    }

    @Test
    void refusesARevisionThatIsStillToCome() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> reading.requireNotNewer(Long.toString(store.revision() + 1)))
                .satisfies(early -> assertThat(early.code()).isEqualTo(504));
    }

    private void create(String name) {
        var object = Json.object().put("apiVersion", "v1");
        object.putObject("metadata").put("name", name);
        store.create(new ObjectKey("", "secrets", "team", name), object);
    }

    private static ListOptions page(int limit, String continuation) {
        return new ListOptions(LabelSelector.EVERYTHING, FieldSelector.EVERYTHING, limit, continuation, "", false);
    }
}
