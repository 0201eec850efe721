package io.connectors.proxy.audit;

import io.connectors.crds.access.Caller;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.target.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One request, as the audit log tells it. Texts are empty where nothing is known, numbers 0.
 *
 * @param connector the one that was used, or all that were named
 * @param path without query, as it came, but for tokens in it
 * @param verdict {@code Allowed} if the request was sent to the tool, {@code Relayed} if it was passed on to a host that no Connector
 *     declares, {@code Refused} if not
 * @param rule by which it was allowed
 * @param status what the client got
 * @param upstreamStatus what the tool answered
 * @param bytesIn of the request's body
 * @param bytesOut of the answer's body
 * @param durationMillis from the head of the request to the end of the answer
 * @param toolMillis from the request's leaving for the tool to the head of the tool's answer
 * @param reason why it was refused or did not go well
 */
public record AuditEvent(
        Instant time,
        String requestId,
        String mode,
        String callerNamespace,
        String caller,
        String pod,
        String connector,
        String connectorClass,
        String method,
        String host,
        String path,
        String verdict,
        String rule,
        int status,
        int upstreamStatus,
        long bytesIn,
        long bytesOut,
        double durationMillis,
        double toolMillis,
        String reason) {

    public static Draft begin(String requestId, Instant start, Mode mode, RequestHead request) {
        return new Draft(
                requestId,
                start,
                mode,
                new Asked(
                        request.method(),
                        request.origin().authority(),
                        AuditedPath.of(request.target().path())));
    }

    /** Begins the event of bytes that are no request. */
    public static Draft beginUnreadable(String requestId, Instant start, Mode mode) {
        return new Draft(requestId, start, mode, new Asked("", "", ""));
    }

    private record Asked(String method, String host, String path) {}

    /** What is known so far about a request under way. Used by the thread that carries the request. */
    public static final class Draft {
        private static final long NANOS_PER_MICRO = 1000;
        private static final double MICROS_PER_MILLI = 1000.0;
        private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
        private static final String USE_RULE = "use connectors/proxy";
        private static final String RELAY_RULE = "relay: public";

        private final String requestId;
        private final Instant start;
        private final Mode mode;
        private final Asked asked;
        private String namespace = "";
        private String name = "";
        private String pod = "";
        private String connector = "";
        private String connectorClass = "";
        private String verdict = "Refused";
        private String rule = "";
        private boolean relayed;

        private Draft(String requestId, Instant start, Mode mode, Asked asked) {
            this.requestId = requestId;
            this.start = start;
            this.mode = mode;
            this.asked = asked;
        }

        public String requestId() {
            return requestId;
        }

        public void wants(List<ResourceRef> connectors) {
            connector = connectors.size() == 1
                    ? connectors.getFirst().toString()
                    : connectors.stream().map(ResourceRef::toString).collect(Collectors.joining(","));
        }

        public void calledBy(Caller caller) {
            String user = caller.username();
            String[] parts = user.startsWith(SERVICE_ACCOUNT)
                    ? user.substring(SERVICE_ACCOUNT.length()).split(":", 2)
                    : new String[] {"", user};
            namespace = parts[0];
            name = parts[parts.length - 1];
            pod = caller.pod().map(bound -> bound.ref().name()).orElse("");
        }

        public void leadsTo(Destination destination) {
            connector = destination.connector().toString();
            connectorClass = destination.className();
            relayed = destination instanceof Destination.Relayed;
        }

        /** The request goes to the tool now. */
        public void allowed() {
            verdict = relayed ? "Relayed" : "Allowed";
            rule = relayed ? RELAY_RULE : USE_RULE;
        }

        public AuditEvent end(Instant end, Outcome outcome) {
            return new AuditEvent(
                    start,
                    requestId,
                    mode.name().toLowerCase(Locale.ROOT),
                    namespace,
                    name,
                    pod,
                    connector,
                    connectorClass,
                    asked.method(),
                    asked.host(),
                    asked.path(),
                    verdict,
                    rule,
                    outcome.status(),
                    outcome.upstreamStatus(),
                    outcome.bytesFromClient(),
                    outcome.bytesToClient(),
                    millis(Duration.between(start, end)),
                    millis(outcome.toolTime()),
                    outcome.reason());
        }

        /** To the microsecond. */
        private static double millis(Duration duration) {
            return Math.floorDiv(duration.toNanos(), NANOS_PER_MICRO) / MICROS_PER_MILLI;
        }
    }
}
