package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReverseOrderTest {

    private final List<String> stopped = new ArrayList<>();
    private final ReverseOrder started = new ReverseOrder();

    @Test
    void stopsTheLatestFirst() {
        started.add(part("api server"));
        started.add(part("server"));

        started.close();

        assertThat(stopped).containsExactly("server", "api server");
    }

    @Test
    void goesOnWhenAPartDoesNotStop() {
        started.add(part("api server"));
        started.add((AutoCloseable) () -> {
            throw new IllegalStateException("stuck");
        });

        started.close();

        assertThat(stopped).containsExactly("api server");
    }

    @Test
    void stopsEachPartOnce() {
        started.add(part("server"));

        started.close();
        started.close();

        assertThat(stopped).hasSize(1);
    }

    private AutoCloseable part(String name) {
        return () -> stopped.add(name);
    }
}
