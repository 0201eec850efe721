package io.connectors.proxy.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whose a token is and what he may, by tables. Every token is believed whose signature is {@code valid} and whose subject was not revoked.
 * Rights are compared letter by letter, but {@code *} stands for any verb, resource or object.
 */
public final class FakeReviews {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<Right> rights = ConcurrentHashMap.newKeySet();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final List<Right> asked = new CopyOnWriteArrayList<>();
    private final Set<String> deletedPods = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private volatile @Nullable List<String> audiences;
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** What a user may do: such as {@code use} on {@code connectors/proxy} of {@code demo/forge}. */
    public record Right(String user, String verb, String resource, String object) {
        boolean grants(Right wanted) {
            return user.equals(wanted.user)
                    && (verb.equals("*") || verb.equals(wanted.verb))
                    && (resource.equals("*") || resource.equals(wanted.resource))
                    && (object.equals("*") || object.equals(wanted.object));
        }
    }

    public FakeReviews grant(Right right) {
        rights.add(right);
        return this;
    }

    public void withdraw(Right right) {
        rights.remove(right);
    }

    /** Accepts no token of this subject any more, as after its ServiceAccount or Pod was deleted. */
    public void revoke(String subject) {
        revoked.add(subject);
    }

    /** Accepts no token that is bound to the Pod of this uid any more. */
    public void deletePod(String uid) {
        deletedPods.add(uid);
    }

    /** Names these audiences in every answer, whatever was asked; as an authenticator that knows nothing of audiences does. */
    public void claimAudiences(@Nullable List<String> claimed) {
        audiences = claimed;
    }

    /** Keeps every review waiting until {@link #release}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        held.countDown();
    }

    /** Counts the token reviews so far. */
    public int tokenReviews() {
        return tokens.get();
    }

    /** Counts the reviews of tokens that nobody signed. */
    public int forgedTokenReviews() {
        return forged.get();
    }

    /** Returns the rights that were asked about so far. */
    public List<Right> asked() {
        return asked;
    }

    ObjectNode answer(String path, ObjectNode review) throws IOException {
        ObjectNode status = review.putObject("status");
        if (path.endsWith("/tokenreviews")) {
            tokens.incrementAndGet();
            waitForRelease();
            authenticate(review.at("/spec/token").asText(), status);
        } else {
            Right wanted = wanted(review.path("spec"));
            asked.add(wanted);
            waitForRelease();
            status.put("allowed", rights.stream().anyMatch(right -> right.grants(wanted)));
        }
        return review;
    }

    private void authenticate(String token, ObjectNode status) throws IOException {
        String[] parts = token.split("\\.", -1);
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        String subject = claims.path("sub").asText();
        boolean signed = parts[2].equals(base64("valid"));
        if (!signed) {
            forged.incrementAndGet();
        }
        boolean valid = signed
                && !revoked.contains(subject)
                && !deletedPods.contains(claims.at("/kubernetes.io/pod/uid").asText());
        status.put("authenticated", valid);
        if (valid) {
            ObjectNode user = status.putObject("user").put("username", subject).put("uid", "uid-of-" + subject);
            String pod = claims.at("/kubernetes.io/pod/name").asText();
            if (!pod.isEmpty()) {
                ObjectNode extra = user.putObject("extra");
                extra.putArray("authentication.kubernetes.io/pod-name").add(pod);
                extra.putArray("authentication.kubernetes.io/pod-uid")
                        .add(claims.at("/kubernetes.io/pod/uid").asText());
            }
            List<String> claimed = audiences;
            status.set("audiences", claimed == null ? claims.path("aud") : JSON.valueToTree(claimed));
        }
    }

    private static Right wanted(JsonNode spec) {
        JsonNode attributes = spec.path("resourceAttributes");
        String subresource = attributes.path("subresource").asText();
        return new Right(
                spec.path("user").asText(),
                attributes.path("verb").asText(),
                attributes.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
                attributes.path("namespace").asText() + "/"
                        + attributes.path("name").asText());
    }

    private void waitForRelease() throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
