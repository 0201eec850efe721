package io.connectors.app.connectorsapi;

import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.crds.access.Authorizer;
import io.connectors.crds.access.Caller;
import io.connectors.crds.access.Permission;
import io.connectors.crds.access.Verdict;
import io.connectors.crds.ref.ResourceRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Tells a caller who it is taken for, and whether it may send requests through a Connector. */
@Path("{namespace}/{name}/access")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {
    private static final int UNPROCESSABLE = 422;

    private final Authorizer authorizer;
    private final ClusterCache cache;

    @Inject
    public AccessResource(Authorizer authorizer, ClusterCache cache) {
        this.authorizer = authorizer;
        this.cache = cache;
    }

    /** Answers for the caller itself; nobody can ask about somebody else. */
    @GET
    public Response access(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServletRequest request) {
        Optional<ResourceRef> connector = ResourceRef.of(namespace, name);
        if (connector.isEmpty()) {
            return FailureMapper.answer(StatusBody.failure(
                    UNPROCESSABLE, "Invalid", "Namespace and name must be lower-case letters, digits and '-'."));
        }
        if (!(request.getAttribute(TokenMechanism.ADMISSION) instanceof Admission.Admitted(Caller caller))) {
            throw new IllegalStateException("CallerFilter let a request without caller pass");
        }
        return answer(connector.get(), authorizer.authorize(caller, Permission.useProxy(connector.get())));
    }

    private Response answer(ResourceRef connector, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed(Caller caller) ->
                // Only who may use it learns whether it exists.
                cache.connector(connector).isPresent()
                        ? Response.ok(report(connector, caller, true, "", "")).build()
                        : FailureMapper.answer(StatusBody.failure(
                                404,
                                "NotFound",
                                "connectors.connectors.alauda.io \"" + connector.name() + "\" not found"));
            case Verdict.Forbidden(Caller caller, Permission missing) ->
                Response.ok(report(connector, caller, false, missing.describe(), fix(connector, caller)))
                        .build();
            case Verdict.Unknown(Duration retryAfter) ->
                FailureMapper.unavailable(
                        "The Kubernetes API server does not say what this caller may do. Try again.", retryAfter);
        };
    }

    private static AccessReport report(
            ResourceRef connector, Caller caller, boolean allowed, String missingRight, String fix) {
        return new AccessReport(
                "ConnectorAccess",
                connector.toString(),
                caller.username(),
                caller.groups(),
                allowed,
                missingRight,
                fix);
    }

    private static String fix(ResourceRef connector, Caller caller) {
        String role = "use-" + connector.name();
        return "kubectl -n %1$s create role %2$s --verb=use --resource=connectors.connectors.alauda.io/proxy --resource-name=%3$s && kubectl -n %1$s create rolebinding %2$s --role=%2$s --user=%4$s"
                .formatted(connector.namespace(), role, connector.name(), caller.username());
    }
}
