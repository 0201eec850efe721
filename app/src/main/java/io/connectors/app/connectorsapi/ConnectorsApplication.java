package io.connectors.app.connectorsapi;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Connectors API. */
@ApplicationPath(ConnectorsApplication.ROOT)
public class ConnectorsApplication extends Application {
    static final String ROOT = "/connectors/v1alpha1";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AccessResource.class, CallerFilter.class, FailureMapper.class, JsonBody.class);
    }
}
