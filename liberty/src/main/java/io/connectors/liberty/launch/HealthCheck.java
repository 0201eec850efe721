package io.connectors.liberty.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks health addresses until all of them answer 200. */
public final class HealthCheck {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final List<URI> addresses;

    /** @param client trusts the servers' certificates; the caller closes it */
    public HealthCheck(HttpClient client, List<URI> addresses) {
        this.client = client;
        this.addresses = List.copyOf(addresses);
    }

    /** Says what is not ready yet; empty when everything is. */
    Optional<String> complaint() throws InterruptedException {
        for (var address : addresses) {
            var complaint = complaint(address);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private Optional<String> complaint(URI address) throws InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(REQUEST_TIMEOUT).build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? Optional.empty() : Optional.of(address + " answers " + status);
        } catch (IOException e) {
            return Optional.of(address + " does not answer (" + e + ")");
        }
    }
}
