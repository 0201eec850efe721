package io.connectors.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.crds.v1alpha1.ApiStatus;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusPatchTest {
    @Test
    void removesTheAddressThatIsGone() {
        ObjectNode patch = StatusPatch.patch(
                Fixtures.connector(), new ConnectorStatus(List.of(), null, new ApiStatus("/p"), 3L, Map.of()));

        assertThat(patch.at("/status/proxy").isNull()).isTrue();
        assertThat(patch.at("/status/api/path").textValue()).isEqualTo("/p");
    }

    @Test
    void isRefusedWhenTheObjectChangedMeanwhile() {
        ObjectNode patch =
                StatusPatch.patch(Fixtures.connector(), new ConnectorStatus(List.of(), null, null, 3L, Map.of()));

        assertThat(patch.at("/metadata/resourceVersion").textValue()).isEqualTo("7");
        assertThat(patch.at("/metadata/uid").textValue()).isEqualTo("uid-1");
    }
}
