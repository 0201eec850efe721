package io.connectors.proxy.line;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Names requests: unlike each other in this process, and unlike those of any other process. */
public final class RequestIds implements Supplier<String> {
    private static final int PREFIX_LENGTH = 8;

    private final String prefix = UUID.randomUUID().toString().substring(0, PREFIX_LENGTH) + "-";
    private final AtomicLong last = new AtomicLong();

    @Override
    public String get() {
        return prefix + Long.toHexString(last.incrementAndGet());
    }
}
