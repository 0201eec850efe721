package io.connectors.liberty.demo;

import io.connectors.crds.credential.Credential.Basic;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Lets one account in, and everybody on the front page: forges have one, and liveness probes look at it. */
final class BasicGate implements Filter {

    private final byte[] expected;

    BasicGate(Basic account) {
        var pair = account.username() + ":" + account.password();
        expected = ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        if (asked.getRequestURI().equals("/") || isAccount(asked.getHeader("Authorization"))) {
            chain.doFilter(request, response);
            return;
        }
        var answer = (HttpServletResponse) response;
        answer.setHeader("WWW-Authenticate", "Basic realm=\"forge\"");
        answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private boolean isAccount(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.US_ASCII));
    }
}
