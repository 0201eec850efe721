package io.connectors.sandbox.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.Quoted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts questions over HTTPS; the server's certificate and name are verified always. Safe for any thread. */
final class HttpWebhookClient implements WebhookClient {

    private static final long MAX_ANSWER_BYTES = 3L * 1024 * 1024;
    private static final int MAX_CLIENTS = 64;

    // One for each bundle of certificates; a client keeps its connections open.
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
    private final ServiceAddresses services;

    HttpWebhookClient(ServiceAddresses services) {
        this.services = services;
    }

    @Override
    public JsonNode ask(Webhook webhook, JsonNode question) throws WebhookFailure {
        JsonNode service = webhook.client().path("service");
        String address = (service.isObject()
                        ? services.addressOf(service)
                        : webhook.client().path("url").asText())
                + "?timeout=" + webhook.timeout().toSeconds() + "s";
        String post = "failed to call webhook: Post %s: ".formatted(Quoted.text(address));
        if (service.isObject()) {
            throw new WebhookFailure(post + services.problem(service));
        }
        HttpResponse<byte[]> response = send(webhook, address, question, post);
        if (response.statusCode() / 100 != 2) {
            throw new WebhookFailure("failed to call webhook: " + HttpProblem.of(response));
        }
        try {
            return Json.read(response.body(), 0, response.body().length);
        } catch (JsonProcessingException e) {
            // Jackson's original message quotes no part of the body.
            throw new WebhookFailure(
                    "failed to call webhook: couldn't get version/kind; json parse error: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    private HttpResponse<byte[]> send(Webhook webhook, String address, JsonNode question, String post)
            throws WebhookFailure {
        HttpClient client = client(webhook.client().path("caBundle").asText(), post);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, */*")
                .header("User-Agent", "kube-apiserver-admission")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(question)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return answer.get(webhook.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new WebhookFailure(post + "context deadline exceeded", e);
        } catch (ExecutionException e) {
            throw new WebhookFailure(post + ConnectionProblem.of(e, URI.create(address)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebhookFailure(post + "context canceled", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpClient client(String caBundle, String post) throws WebhookFailure {
        HttpClient known = clients.get(caBundle);
        if (known != null) {
            return known;
        }
        if (clients.size() >= MAX_CLIENTS) {
            // Bundles of configurations long gone; their connections close when idle.
            clients.clear();
        }
        try {
            HttpClient made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .sslContext(ServerTrust.of(caBundle))
                    .build();
            HttpClient other = clients.putIfAbsent(caBundle, made);
            return other == null ? made : other;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new WebhookFailure(post + "unable to load root certificates: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
