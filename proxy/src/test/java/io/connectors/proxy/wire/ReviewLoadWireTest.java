package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.token;
import static io.connectors.proxy.wire.TestProxy.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much of what clients do reaches the API server. */
@Timeout(120)
class ReviewLoadWireTest {
    private static final int PER_SECOND = 2;
    private static final int BURST = 20;

    private TestProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.access.positive-ttl", "500ms")
                .with("connectors.access.deadline", "20s")
                .with("connectors.access.reviews-per-second", String.valueOf(PER_SECOND))
                .with("connectors.access.review-burst", String.valueOf(BURST))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    /** AUT-8. */
    @Test
    void keepsAStormOfForgedTokensFromTheApiServerAndFromValidCallers() throws Exception {
        int clients = 5;
        int each = 800;
        try (RawClient valid = proxy.client()) {
            assertThat(ask(valid, BUILDER)).startsWith("HTTP/1.1 200");
            int before = proxy.kubernetes.reviews().forgedTokenReviews();
            Instant start = Instant.now();

            try (ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> attackers = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    int number = i;
                    attackers.add(storm.submit(() -> refusals(number, each)));
                }
                // Longer than anything is remembered: the valid caller's own reviews happen amid the storm, too.
                while (attackers.stream().anyMatch(attacker -> !attacker.isDone())) {
                    assertThat(ask(valid, BUILDER)).startsWith("HTTP/1.1 200");
                }
                for (Future<Integer> attacker : attackers) {
                    assertThat(attacker.get()).isEqualTo(each);
                }
            }

            long seconds = Duration.between(start, Instant.now()).toSeconds() + 1;
            assertThat((long) proxy.kubernetes.reviews().forgedTokenReviews() - before)
                    .isPositive()
                    .isLessThanOrEqualTo(BURST + seconds * PER_SECOND);
            assertThat(proxy.tool.heads()).noneMatch(head -> head.contains("/forged"));
        }
    }

    /** AUT-11. */
    @Test
    void asksOnceAboutAThousandRequestsAtOnce() throws Exception {
        proxy.allow("herd", "forge");
        proxy.kubernetes.reviews().hold();
        int before = proxy.kubernetes.reviews().tokenReviews();

        List<String> answers = new ArrayList<>();
        try (ExecutorService herd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> asking = new ArrayList<>();
            Callable<String> one = () -> proxy.ask(proxy.reverse("GET /herd", "forge", token("herd")) + "\r\n");
            for (int i = 0; i < 1_000; i++) {
                asking.add(herd.submit(one));
            }
            TestProxy.await(
                    "the token is asked about", () -> proxy.kubernetes.reviews().tokenReviews() > before);
            proxy.kubernetes.reviews().release();
            for (Future<String> answer : asking) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(1_000).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
        assertThat(proxy.kubernetes.reviews().tokenReviews() - before).isEqualTo(1);
        assertThat(proxy.kubernetes.reviews().asked().stream()
                        .filter(right -> right.user().equals(user("herd"))))
                .hasSize(1);
    }

    private int refusals(int number, int count) throws IOException {
        int refused = 0;
        try (RawClient client = proxy.client()) {
            for (int i = 0; i < count; i++) {
                String claims = FakeKubernetes.claims(user("builder"), "connectors");
                String forged = FakeKubernetes.token("{\"alg\":\"RS256\"}", claims, "forged-" + number + "-" + i);
                String answer = client.send(proxy.reverse("GET /forged", "forge", forged) + "\r\n")
                        .wholeResponse();
                refused += answer.startsWith("HTTP/1.1 401 ") || answer.startsWith("HTTP/1.1 503 ") ? 1 : 0;
            }
        }
        return refused;
    }

    private String ask(RawClient client, String token) throws IOException {
        return client.send(proxy.reverse("GET /valid", "forge", token) + "\r\n").wholeResponse();
    }
}
