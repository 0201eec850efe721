package io.connectors.proxy.startup;

import io.connectors.crds.setting.Settings;
import io.connectors.proxy.config.ProxyConfig;
import io.connectors.proxy.metrics.RequestMeters;
import io.connectors.proxy.trace.OpenTelemetryTracing;
import io.connectors.proxy.upstream.Network;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Starts and stops the proxy with its web application. */
@ApplicationScoped
public class ProxyStartup {
    // Set and cleared by the container's thread, read by those that ask for its health.
    private volatile @Nullable ProxyApplication application;

    void start(@Observes Startup event, MetricRegistry metrics, OpenTelemetry telemetry) {
        Config source = ConfigProvider.getConfig();
        ProxyConfig config = Settings.read(ProxyConfig.class, key -> source.getOptionalValue(key, String.class));
        try {
            application = new ProxyApplication(
                    config,
                    new Surroundings(
                            Network.SYSTEM,
                            Optional.of(new RequestMeters(metrics)),
                            new OpenTelemetryTracing(telemetry)));
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot start: " + e.getMessage(), e);
        }
    }

    /** Returns why requests cannot be served, or nothing. */
    public Optional<String> obstacle() {
        ProxyApplication running = application;
        return running == null ? Optional.of("the proxy has not started") : running.obstacle();
    }

    @PreDestroy
    void stop() {
        ProxyApplication running = application;
        application = null;
        if (running != null) {
            running.close();
        }
    }
}
