package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing is lost: a killed server restarts into the same state. */
@ExtendWith(ProductExtension.class)
final class RestartE2E {
    private final RunningProduct product;
    private final Tenant tenant;

    RestartE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    @Test
    void servesTheSameConnectorsAfterTheServerWasKilled() throws InterruptedException {
        tenant.awaitReady();
        String token = tenant.token("builder");
        assertThat(statusWith(token)).isEqualTo(200);

        product.killServerAndStartAgain();

        assertThat(statusWith(token)).isEqualTo(200);
        tenant.awaitReady();
    }

    private int statusWith(String token) {
        var basic = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        return RawHttp.get(
                        product.proxyPort(),
                        "/" + tenant.namespace() + ".git/info/refs?service=git-upload-pack",
                        "Host: " + tenant.hostName(),
                        "Authorization: Basic " + basic)
                .status();
    }
}
