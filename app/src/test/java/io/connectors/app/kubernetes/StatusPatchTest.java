package io.connectors.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.crds.v1alpha1.ApiStatus;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusPatchTest {
    @Test
    void removesTheAddressThatIsGone() {
        ObjectNode patch =
                StatusPatch.patch(seen(), new ConnectorStatus(List.of(), null, new ApiStatus("/p"), 3L, Map.of()));

        assertThat(patch.at("/status/proxy").isNull()).isTrue();
        assertThat(patch.at("/status/api/path").textValue()).isEqualTo("/p");
    }

    @Test
    void isRefusedWhenTheObjectChangedMeanwhile() {
        ObjectNode patch = StatusPatch.patch(seen(), new ConnectorStatus(List.of(), null, null, 3L, Map.of()));

        assertThat(patch.at("/metadata/resourceVersion").textValue()).isEqualTo("7");
        assertThat(patch.at("/metadata/uid").textValue()).isEqualTo("uid-1");
    }

    private static Connector seen() {
        Connector seen = new Connector();
        seen.setMetadata(new ObjectMetaBuilder()
                .withName("forge")
                .withUid("uid-1")
                .withResourceVersion("7")
                .build());
        return seen;
    }
}
