package io.connectors.proxy.audit;

/** Learns of each request once, when it has ended. Called on the thread of the request. */
public interface RequestObserver {

    void ended(AuditEvent event);

    /** Returns one that tells both. */
    default RequestObserver and(RequestObserver other) {
        return event -> {
            ended(event);
            other.ended(event);
        };
    }
}
