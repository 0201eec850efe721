package io.connectors.crds.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Answers reviews over HTTP as the test says, and remembers what it was asked. */
final class FakeApiServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final KubernetesClient client;
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, String> status = question -> "{}";
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Duration delay = Duration.ZERO;
    private volatile int code = 201;

    FakeApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/apis/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    /** Sets the status of the answer, as JSON. */
    void answers(Function<JsonNode, String> newStatus) {
        status = newStatus;
        code = 201;
    }

    void failsWith(int newCode) {
        code = newCode;
    }

    /** Answers nothing until {@link #goesOn}. */
    void hangs() {
        gate = new CountDownLatch(1);
    }

    void goesOn() {
        gate.countDown();
    }

    /** Answers so late. */
    void takes(Duration newDelay) {
        delay = newDelay;
    }

    /** Accepts no connection any more. */
    void goesAway() {
        server.stop(0);
    }

    /** The bodies of all requests so far. */
    List<JsonNode> questions() {
        return questions;
    }

    /** Returns when it was asked so often. */
    void awaitQuestions(int count) {
        awaitQuestions(count, () -> {});
    }

    /** Returns when it was asked so often; does this again and again meanwhile. */
    void awaitQuestions(int count, Runnable meanwhile) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); questions.size() < count; ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("There were " + questions.size() + " questions only");
            }
            meanwhile.run();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Override
    public void close() {
        goesOn();
        client.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = JSON.readTree(exchange.getRequestBody());
            questions.add(question);
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test never let the answer go");
            }
            Thread.sleep(delay);
            String body = code < 300
                    ? "{\"apiVersion\":%s,\"kind\":%s,\"status\":%s}"
                            .formatted(question.path("apiVersion"), question.path("kind"), status.apply(question))
                    : "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + code + "}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
