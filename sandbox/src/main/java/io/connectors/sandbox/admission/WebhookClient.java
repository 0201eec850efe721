package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes a question to a webhook. */
interface WebhookClient extends AutoCloseable {

    /**
     * Sends a document and returns the one that comes back, within the webhook's time.
     *
     * @throws WebhookFailure when none comes back
     */
    JsonNode ask(Webhook webhook, JsonNode question) throws WebhookFailure;

    @Override
    void close();
}
