package io.connectors.app.admission;

import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;

import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.rego.RegoCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The two webhooks. API servers call them without showing who they are. */
@Path("/")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdmissionResource {
    private final ClusterCache cache;
    private final Reviewer reviewer;

    @Inject
    public AdmissionResource(ClusterCache cache, StoredNeighbours neighbours, RegoCheck rego) {
        this.cache = cache;
        this.reviewer = new Reviewer(neighbours, rego);
    }

    /** Decides whether an object may be stored, or a class deleted. */
    @POST
    @Path("validate")
    public Response validate(InputStream body) throws IOException {
        if (!cache.isSynced() || cache.isStopped()) {
            // What is unknown here would look like what does not exist.
            throw new UnusableReviewException(
                    HTTP_UNAVAILABLE, "The control server does not know the cluster's objects yet. Try again.");
        }
        AdmissionRequest request = AdmissionRequest.read(body);
        return answer(request, reviewer.validate(request));
    }

    /** Sets the label with the class's name. */
    @POST
    @Path("mutate")
    public Response mutate(InputStream body) throws IOException {
        AdmissionRequest request = AdmissionRequest.read(body);
        return answer(request, Reviewer.label(request));
    }

    private static Response answer(AdmissionRequest request, Verdict verdict) {
        return Response.ok(AdmissionAnswer.of(request.uid(), verdict).toString())
                .build();
    }
}
