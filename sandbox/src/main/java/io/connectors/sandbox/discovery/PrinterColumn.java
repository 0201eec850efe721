package io.connectors.sandbox.discovery;

/**
 * A column of {@code kubectl get}, as a custom resource definition declares it.
 *
 * @param type OpenAPI type, or {@code date} for an instant shown as an age
 * @param priority 0 for always, more for wide output
 */
public record PrinterColumn(
        String name, String type, String format, String description, int priority, String jsonPath) {}
