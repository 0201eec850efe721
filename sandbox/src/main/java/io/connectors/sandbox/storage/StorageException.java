package io.connectors.sandbox.storage;

import org.jspecify.annotations.Nullable;

/** The data directory cannot be read, written or had for this process alone. */
public final class StorageException extends RuntimeException {

    StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
