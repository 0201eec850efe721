package io.connectors.crds.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Makes tokens that look like those of a cluster; their signature is not a real one. */
final class Tokens {
    private Tokens() {}

    static ClientToken good(String id) {
        return of("connectors", FakeTime.START.plusSeconds(600), id);
    }

    static ClientToken of(String audience, Instant expiry, String id) {
        return raw(
                "{\"alg\":\"RS256\"}",
                "{\"aud\":[\"%s\"],\"exp\":%d,\"sub\":\"system:serviceaccount:team-blue:builder\",\"jti\":\"%s\"}"
                        .formatted(audience, expiry.getEpochSecond(), id),
                "c2lnbmF0dXJl");
    }

    static ClientToken ofIssuer(String issuer) {
        return with("\"iss\":\"%s\"".formatted(issuer));
    }

    static ClientToken notBefore(Instant begin) {
        return with("\"nbf\":" + begin.getEpochSecond());
    }

    static ClientToken ofPod(String name, String uid) {
        return with("\"kubernetes.io\":{\"namespace\":\"team-blue\",\"pod\":{\"name\":\"%s\",\"uid\":\"%s\"}}"
                .formatted(name, uid));
    }

    /** A good token with one claim more. */
    private static ClientToken with(String claim) {
        return raw(
                "{\"alg\":\"RS256\"}",
                "{\"aud\":[\"connectors\"],\"exp\":%d,\"sub\":\"system:serviceaccount:team-blue:builder\",%s}"
                        .formatted(FakeTime.START.plusSeconds(600).getEpochSecond(), claim),
                "c2lnbmF0dXJl");
    }

    static ClientToken raw(String header, String payload, String signature) {
        return new ClientToken(base64(header) + "." + base64(payload) + "." + signature);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
