package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.UserInfo;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that an API server answers about identities. Safe for use by any thread. */
public final class Authentication {

    private final Settings settings;
    private final SigningKey key;
    private final Authenticator authenticator;
    private final TokenRequests tokenRequests;
    private final TokenReviews tokenReviews;
    private final InstantSource clock;

    /**
     * Where identities come from.
     *
     * @param issuer who issues tokens; also the audience of the API server itself
     * @param keyFile the key that signs tokens, made on first use
     */
    public record Settings(String issuer, Path keyFile, AdminToken admin) {

        /** The issuer of a cluster whose domain is {@code cluster.local}. */
        public static final String DEFAULT_ISSUER = "https://kubernetes.default.svc.cluster.local";
    }

    /**
     * Reads or makes the signing key.
     *
     * @param objects service accounts, Pods, Secrets and Nodes as they are now
     * @param ids makes the ids of tokens, each unique
     */
    public Authentication(Settings settings, ObjectReader objects, InstantSource clock, Supplier<String> ids) {
        this.settings = settings;
        this.key = SigningKey.in(settings.keyFile());
        this.clock = clock;
        var tokens = new ServiceAccountTokens(key, settings.issuer(), objects, clock);
        this.authenticator = new Authenticator(settings.admin(), tokens, settings.issuer());
        this.tokenRequests = new TokenRequests(tokens, settings.issuer(), objects, clock, ids);
        this.tokenReviews = new TokenReviews(authenticator, settings.issuer());
    }

    /**
     * Returns the sender of a request; without a bearer token that is {@code system:anonymous}.
     *
     * @param authorization the value of the header of that name
     * @throws ApiException 401 when there is a token and it proves nothing to the API server
     */
    public UserInfo authenticate(@Nullable String authorization) {
        return authenticator.authenticate(authorization);
    }

    /**
     * Issues a token for a service account.
     *
     * @throws ApiException 404, 409 or 422 in the words of a real API server
     */
    public ObjectNode tokenRequest(String namespace, String serviceAccount, ObjectNode request) {
        return tokenRequests.answer(namespace, serviceAccount, request);
    }

    /** Answers whose token the review holds; an unknown token is an answer, too. */
    public ObjectNode tokenReview(ObjectNode review) {
        return tokenReviews.answer(review);
    }

    /** Answers {@code kubectl auth whoami}. */
    public ObjectNode selfSubjectReview(UserInfo user, ObjectNode review) {
        ObjectNode answer = review.deepCopy();
        Json.objectIn(answer, "metadata").put("creationTimestamp", ObjectMeta.timestamp(clock.instant()));
        answer.putObject("status").set("userInfo", Identities.json(user));
        return answer;
    }

    /**
     * Returns {@code /.well-known/openid-configuration}.
     *
     * @param server where clients reach the API server
     */
    public ObjectNode openIdConfiguration(URI server) {
        ObjectNode configuration = Json.object()
                .put("issuer", settings.issuer())
                .put("jwks_uri", server.resolve("/openid/v1/jwks").toString());
        configuration.putArray("response_types_supported").add("id_token");
        configuration.putArray("subject_types_supported").add("public");
        configuration.putArray("id_token_signing_alg_values_supported").add(SigningKey.ALGORITHM.getName());
        return configuration;
    }

    /** Returns {@code /openid/v1/jwks}, of media type {@code application/jwk-set+json}. */
    public String publicKeys() {
        return key.publicKeys();
    }
}
