package io.connectors.app.connectorsapi;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a Status: never a stack trace, a class name or a page of the server. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

    private static final Map<Integer, String> REASONS = Map.of(
            400, "BadRequest",
            404, "NotFound",
            405, "MethodNotAllowed",
            406, "NotAcceptable",
            415, "UnsupportedMediaType");

    @Override
    public Response toResponse(Throwable failure) {
        int code = failure instanceof WebApplicationException known
                ? known.getResponse().getStatus()
                : Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();
        if (code >= 500) {
            LOG.error("A request to the Connectors API failed", failure);
        }
        String reason = REASONS.getOrDefault(code, code < 500 ? "BadRequest" : "InternalError");
        return answer(StatusBody.failure(code, reason, message(code)));
    }

    static Response answer(StatusBody body) {
        return Response.status(body.code())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    static Response unavailable(String message, Duration retryAfter) {
        return Response.fromResponse(answer(StatusBody.failure(503, "ServiceUnavailable", message)))
                .header("Retry-After", Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    private static String message(int code) {
        return switch (code) {
            case 404 -> "There is no such path on the Connectors API.";
            case 405 -> "The Connectors API does not offer this method here.";
            default ->
                code < 500
                        ? "The Connectors API does not understand this request."
                        : "The Connectors API failed to answer. The log of the control server says why.";
        };
    }
}
