package io.connectors.proxy.health;

import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Problem;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Stands in front of the proxy. The port tells health from tools, because {@code /health} of a tool must reach the
 * tool; and nothing is proxied before the server's configuration is known to be safe.
 */
public final class HealthFilter extends HttpFilter {
    private final Readiness readiness;
    private final int healthPort;

    public HealthFilter(Readiness readiness, int healthPort) {
        this.readiness = readiness;
        this.healthPort = healthPort;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getLocalPort() == healthPort) {
            health(request.getRequestURI(), response);
        } else if (readiness.echo().isFor(request)) {
            readiness.echo().answer(request, response);
        } else if (readiness.obstacle().isPresent()) {
            refuse(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void health(String path, HttpServletResponse response) throws IOException {
        switch (path) {
            case "/health/live" -> answer(response, Optional.empty());
            case "/health/ready" -> answer(response, readiness.obstacle());
            default -> response.setStatus(404);
        }
    }

    private static void answer(HttpServletResponse response, Optional<String> obstacle) throws IOException {
        response.setStatus(obstacle.isEmpty() ? 200 : 503);
        response.setContentType("text/plain");
        response.getOutputStream().write(obstacle.orElse("ok").getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        Problem problem = Problem.of(
                new Refusal(Reason.NOT_READY, "The proxy is starting, or its health port says why it is not."),
                Mode.REVERSE);
        response.setStatus(problem.head().status());
        problem.head().headers().fields().forEach(field -> response.addHeader(field.name(), field.value()));
        response.getOutputStream().write(problem.body());
    }
}
