package io.connectors.bench.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTest {

    @Test
    void putsValuesIntoTheirPlaces() {
        assertThat(Resource.fill("listen ${port}; # ${port}", Map.of("port", "1")))
                .isEqualTo("listen 1; # 1");
    }

    @Test
    void leavesNoPlaceEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resource.fill("listen ${port};", Map.of()))
                .withMessageContaining("${port}");
    }
}
