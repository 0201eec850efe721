package io.connectors.app.admission;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what is no answer to a review into one line of text; the API server shows it to whoever wrote the object. */
@Provider
public class AdmissionFailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionFailureMapper.class);
    private static final int INTERNAL = 500;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof UnusableReviewException unusable) {
            return text(unusable.status(), String.valueOf(unusable.getMessage()));
        }
        if (failure instanceof WebApplicationException known
                && known.getResponse().getStatus() < INTERNAL) {
            return text(known.getResponse().getStatus(), "The admission webhooks do not understand this request.");
        }
        LOG.error("An admission review failed", failure);
        return text(INTERNAL, "The review failed. The log of the control server says why.");
    }

    private static Response text(int status, String sentence) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(sentence + "\n")
                .build();
    }
}
