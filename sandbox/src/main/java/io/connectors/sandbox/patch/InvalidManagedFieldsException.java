package io.connectors.sandbox.patch;

import org.jspecify.annotations.Nullable;

/** {@code metadata.managedFields} that nobody can read; whoever sent them gets the live ones instead. */
final class InvalidManagedFieldsException extends RuntimeException {

    InvalidManagedFieldsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
