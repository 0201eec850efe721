package io.connectors.crds.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** FWD-6 as far as choosing the address goes. */
final class InjectionTargetsTest {
    private static final ConnectorClassSpec CLASS = Serialization.unmarshal(
            "{\"addressExtensions\":[{\"name\":\"api\",\"default\":\"https://api.forge\"},{\"name\":\"raw\"}]}",
            ConnectorClassSpec.class);

    @Test
    void prefersTheLongestPath() {
        var targets = targets(
                "{\"address\":\"https://forge\",\"addressExtensions\":[{\"name\":\"raw\",\"value\":\"https://forge/raw\"}]}");

        assertThat(targets.covering(new RequestTarget("https", "forge", 443, "/raw/x")))
                .contains(ToolAddress.parse("https://forge/raw"));
        assertThat(targets.covering(new RequestTarget("https", "forge", 443, "/rawx")))
                .contains(ToolAddress.parse("https://forge"));
    }

    @Test
    void takesTheClassesDefaultForAnExtensionThatTheConnectorDoesNotGive() {
        var defaulted = targets("{\"address\":\"https://forge\"}");
        var given = targets(
                "{\"address\":\"https://forge\",\"addressExtensions\":[{\"name\":\"api\",\"value\":\"https://mine\"}]}");
        var api = new RequestTarget("https", "api.forge", 443, "/");

        assertThat(defaulted.covering(api)).isPresent();
        assertThat(given.covering(api)).isEmpty();
    }

    @Test
    void coversNothingElse() {
        assertThat(targets("{\"address\":\"https://forge\"}").covering(new RequestTarget("https", "evil", 443, "/")))
                .isEmpty();
    }

    @Test
    void namesTheFieldWithTheInvalidAddress() {
        assertThatThrownBy(() -> targets("{\"address\":\"forge\"}")).hasMessageStartingWith("spec.address: ");
        assertThatThrownBy(() -> targets(
                        "{\"address\":\"http://forge\",\"addressExtensions\":[{\"name\":\"raw\",\"value\":7}]}"))
                .hasMessageStartingWith("spec.addressExtensions[raw]: ");
    }

    private static InjectionTargets targets(String spec) {
        return InjectionTargets.of(Serialization.unmarshal(spec, ConnectorSpec.class), CLASS);
    }
}
