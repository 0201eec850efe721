package io.connectors.app.connectorsapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Holds back every request that {@link TokenMechanism} did not admit, before it is even known which resource it means. No
 * constructor injection: RESTEasy finds only constructors without parameters in providers.
 */
@Provider
@PreMatching
public class CallerFilter implements ContainerRequestFilter {
    @Context
    @SuppressWarnings("NullAway.Init") // The container sets a proxy that leads to the request at hand.
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!(request.getAttribute(TokenMechanism.ADMISSION) instanceof Admission admission)) {
            throw new IllegalStateException("A request reached the Connectors API without passing TokenMechanism");
        }
        switch (admission) {
            case Admission.Admitted _ -> {}
            case Admission.Refused(String message, String challenge) ->
                context.abortWith(
                        Response.fromResponse(FailureMapper.answer(StatusBody.failure(401, "Unauthorized", message)))
                                .header("WWW-Authenticate", challenge)
                                .build());
            case Admission.Postponed(Duration retryAfter) ->
                context.abortWith(FailureMapper.unavailable(
                        "The Kubernetes API server does not say whose token this is. Try again.", retryAfter));
        }
    }
}
