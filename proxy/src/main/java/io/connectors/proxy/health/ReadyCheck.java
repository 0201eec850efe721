package io.connectors.proxy.health;

import io.connectors.proxy.startup.ProxyStartup;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once Connectors and classes are known, until the proxy begins to stop. */
@Readiness
@Dependent
public final class ReadyCheck implements HealthCheck {
    private final ProxyStartup proxy;

    @Inject
    public ReadyCheck(ProxyStartup proxy) {
        this.proxy = proxy;
    }

    @Override
    public HealthCheckResponse call() {
        return proxy.obstacle()
                .map(obstacle -> HealthCheckResponse.named("proxy")
                        .down()
                        .withData("obstacle", obstacle)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("proxy"));
    }
}
