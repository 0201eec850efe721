package io.connectors.app.health;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Health under its own root: it needs no token. */
@ApplicationPath("/health")
public class HealthApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HealthResource.class);
    }
}
