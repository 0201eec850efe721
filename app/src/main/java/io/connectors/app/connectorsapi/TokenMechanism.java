package io.connectors.app.connectorsapi;

import io.connectors.app.config.ControlConfig;
import io.connectors.crds.access.Caller;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.access.TokenAuthenticator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose token a request carries, and tells the container and {@link CallerFilter}. It refuses nobody itself: Liberty
 * 26.0.0.3 calls a resource that no security constraint covers even after SEND_FAILURE, so a refusal here would not hold.
 */
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism {
    /** Request attribute that holds the {@link Admission}. */
    static final String ADMISSION = Admission.class.getName();

    private final @Nullable TokenAuthenticator authenticator;
    private final String audience;

    /** For the client proxy only. */
    TokenMechanism() {
        this.authenticator = null;
        this.audience = "";
    }

    @Inject
    TokenMechanism(TokenAuthenticator authenticator, ControlConfig config) {
        this.authenticator = authenticator;
        this.audience = config.access().audiences().getFirst();
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!isOnApi(request)) {
            return context.doNothing();
        }
        Admission admission = admission(BearerToken.of(request.getHeader("Authorization")));
        request.setAttribute(ADMISSION, admission);
        return admission instanceof Admission.Admitted(Caller caller)
                ? context.notifyContainerAboutLogin(caller.username(), Set.copyOf(caller.groups()))
                : context.doNothing();
    }

    private Admission admission(Optional<ClientToken> token) {
        return token.map(found -> Admission.of(
                        Objects.requireNonNull(authenticator, "authenticator").authenticate(found)))
                .orElseGet(() -> Admission.withoutToken(audience));
    }

    /** Other paths of the application cause no question to the API server. */
    private static boolean isOnApi(HttpServletRequest request) {
        // Decoded, as the container routes: an encoded spelling of the path leads to the same resources.
        return request.getServletPath().startsWith(ConnectorsApplication.ROOT);
    }
}
