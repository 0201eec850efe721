package io.connectors.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A search that finds nothing proves something only when it finds what was planted. */
class LogCanaryTest {
    private static final String SECRET = "planted/" + UUID.randomUUID();
    private static final Logger LOG = LoggerFactory.getLogger("planted");

    @Test
    void hearsEverySpellingAtTheFinestLevel() {
        LogCanary canary = new LogCanary(List.of(SECRET));

        LogCanary.spellings(SECRET).forEach(spelling -> LOG.trace("before {} after", spelling));
        LOG.trace("failed", new IllegalStateException("before " + SECRET + " after"));
        canary.close();
        LOG.trace("too late: {}", SECRET);

        assertThat(LogCanary.spellings(SECRET)).hasSize(3);
        assertThat(canary.hits()).hasSize(4).containsOnly("planted at FINEST");
    }
}
