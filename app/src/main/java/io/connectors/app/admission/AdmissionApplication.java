package io.connectors.app.admission;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The webhooks under their own root: API servers show no token. */
@ApplicationPath("/admission/v1")
public class AdmissionApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AdmissionResource.class, AdmissionFailureMapper.class);
    }
}
