package io.connectors.app.config;

import io.connectors.crds.setting.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the application its settings and its clock. */
@Singleton
final class ControlConfigSource {

    @Produces
    @Singleton
    ControlConfig config() {
        Config source = ConfigProvider.getConfig();
        return Settings.read(ControlConfig.class, key -> source.getOptionalValue(key, String.class));
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
