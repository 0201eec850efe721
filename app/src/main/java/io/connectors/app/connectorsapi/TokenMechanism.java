package io.connectors.app.connectorsapi;

import io.connectors.app.config.ControlConfig;
import io.connectors.crds.access.Authentication;
import io.connectors.crds.access.Caller;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.access.TokenAuthenticator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets only callers with a good ServiceAccount token reach the Connectors API. Other paths of the application are not its business. */
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism {
    /** Request attribute that holds the {@link Caller}: the container keeps only name and groups. */
    static final String CALLER = Caller.class.getName();

    private final @Nullable TokenAuthenticator authenticator;
    private final @Nullable ControlConfig config;

    /** For the client proxy only. */
    TokenMechanism() {
        this.authenticator = null;
        this.config = null;
    }

    @Inject
    TokenMechanism(TokenAuthenticator authenticator, ControlConfig config) {
        this.authenticator = authenticator;
        this.config = config;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (!isOnApi(request)) {
            return context.doNothing();
        }
        Optional<ClientToken> token = BearerToken.of(request.getHeader("Authorization"));
        if (token.isEmpty()) {
            return refuse(response, StatusBody.failure(401, "Unauthorized", howToAuthenticate()), "");
        }
        if (authenticator == null) {
            throw new AuthenticationException("The mechanism was not injected");
        }
        return switch (authenticator.authenticate(token.get())) {
            case Authentication.Authenticated(Caller caller) -> {
                request.setAttribute(CALLER, caller);
                yield context.notifyContainerAboutLogin(caller.username(), Set.copyOf(caller.groups()));
            }
            case Authentication.Rejected(var _, String message) ->
                refuse(response, StatusBody.failure(401, "Unauthorized", message), ", error=\"invalid_token\"");
            case Authentication.Unavailable(Duration retryAfter) -> unavailable(response, retryAfter);
        };
    }

    private static boolean isOnApi(HttpServletRequest request) {
        // The servlet path is decoded and normalised: what the container routes by, not what the client wrote.
        String path = request.getServletPath();
        return path.equals(ConnectorsApplication.ROOT) || path.startsWith(ConnectorsApplication.ROOT + "/");
    }

    private String howToAuthenticate() {
        String audience =
                config == null ? "connectors" : config.tokenAudiences().getFirst();
        return "The Connectors API needs a ServiceAccount token as Bearer. Try: kubectl create token <serviceaccount> --audience "
                + audience;
    }

    private static AuthenticationStatus refuse(HttpServletResponse response, StatusBody body, String error)
            throws AuthenticationException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"connectors\"" + error);
        return send(response, body);
    }

    private static AuthenticationStatus unavailable(HttpServletResponse response, Duration retryAfter)
            throws AuthenticationException {
        response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        return send(
                response,
                StatusBody.failure(
                        503,
                        "ServiceUnavailable",
                        "The Kubernetes API server does not say whose token this is. Try again."));
    }

    private static AuthenticationStatus send(HttpServletResponse response, StatusBody body)
            throws AuthenticationException {
        try {
            response.setStatus(body.code());
            response.setContentType("application/json");
            response.getOutputStream().write(JsonBody.JSON.writeValueAsBytes(body));
            response.flushBuffer();
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw new AuthenticationException("The refusal could not be sent", e);
        }
    }
}
