package io.connectors.app.health;

import io.connectors.app.kubernetes.ClusterCache;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers 200 or 503, in the form of MicroProfile Health. */
@Path("/")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private final ClusterCache cache;

    @Inject
    public HealthResource(ClusterCache cache) {
        this.cache = cache;
    }

    /** Tells whether only a restart can help. */
    @GET
    @Path("live")
    public Response live() {
        return answer(!cache.isStopped());
    }

    /** Tells whether requests can be answered. */
    @GET
    @Path("ready")
    public Response ready() {
        return answer(cache.isSynced() && !cache.isStopped());
    }

    private static Response answer(boolean up) {
        return up
                ? Response.ok("{\"status\":\"UP\",\"checks\":[]}").build()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .entity("{\"status\":\"DOWN\",\"checks\":[]}")
                        .build();
    }
}
