package io.connectors.sandbox.admission;

import io.connectors.sandbox.resource.Quoted;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a real API server says of an answer that is no success. */
final class HttpProblem {

    private HttpProblem() {}

    static String of(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 400 -> "the server rejected our request for an unknown reason";
            case 401 -> "the server has asked for the client to provide credentials";
            case 403, 415 -> text(response);
            case 404 -> "the server could not find the requested resource";
            case 405 -> "the server does not allow this method on the requested resource";
            case 409 -> "the server reported a conflict";
            case 422 -> "the server rejected our request due to an error in our request";
            case 429 -> "the server has received too many requests and has asked us to try again later";
            case 503 -> "the server is currently unable to handle the request";
            case 504 ->
                "the server was unable to return a response in the time allotted, but may still be processing the request";
            default ->
                response.statusCode() >= 500
                        ? "an error on the server (%s) has prevented the request from succeeding"
                                .formatted(Quoted.text(text(response)))
                        : "the server responded with the status code %d but did not return more information"
                                .formatted(response.statusCode());
        };
    }

    private static String text(HttpResponse<byte[]> response) {
        boolean text = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/"))
                .isPresent();
        return text ? new String(response.body(), StandardCharsets.UTF_8).strip() : "unknown";
    }
}
