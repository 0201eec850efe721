package io.connectors.bench.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void readsTheTotalOfAHistogram() {
        assertThat(LiveHeap.bytes("""
                1234:
                 num     #instances         #bytes  class name (module)
                   1:         60000        6000000  [B (java.base@25)
                Total        200000       24000000
                """)).isEqualTo(24_000_000);
    }

    @Test
    void doesNotTakeAnErrorForAnEmptyHeap() {
        assertThatIllegalStateException().isThrownBy(() -> LiveHeap.bytes("1234:\nNo such process\n"));
    }
}
