package io.connectors.sandbox.resource;

/**
 * One reason why an object was refused, as a {@code StatusCause} says it.
 *
 * @param reason for example {@code FieldValueInvalid}
 * @param field JSON path, for example {@code spec.address}
 */
public record Cause(String reason, String message, String field) {}
