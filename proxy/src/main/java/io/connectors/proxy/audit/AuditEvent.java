package io.connectors.proxy.audit;

import io.connectors.crds.access.Caller;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One request, as the audit log tells it. Texts are empty where nothing is known, numbers 0.
 *
 * @param connector the one that was used, or all that were named
 * @param path without query, as it came
 * @param verdict {@code Allowed} if the request was sent to the tool, {@code Refused} if not
 * @param status what the client got
 * @param upstreamStatus what the tool answered
 * @param bytesIn of the request's body
 * @param bytesOut of the answer's body
 * @param reason why it was refused or did not go well
 */
public record AuditEvent(
        String time,
        String requestId,
        String mode,
        String callerNamespace,
        String caller,
        String pod,
        String connector,
        String method,
        String host,
        String path,
        String verdict,
        int status,
        int upstreamStatus,
        long bytesIn,
        long bytesOut,
        long durationMillis,
        String reason) {

    public static Draft begin(String requestId, Instant start, Mode mode, RequestHead request) {
        return new Draft(requestId, start, mode, request);
    }

    /** What is known so far about a request under way. Used by the thread that carries the request. */
    public static final class Draft {
        private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

        private final String requestId;
        private final Instant start;
        private final Mode mode;
        private final RequestHead request;
        private String namespace = "";
        private String name = "";
        private String pod = "";
        private String connector = "";
        private String verdict = "Refused";

        private Draft(String requestId, Instant start, Mode mode, RequestHead request) {
            this.requestId = requestId;
            this.start = start;
            this.mode = mode;
            this.request = request;
        }

        public String requestId() {
            return requestId;
        }

        public void wants(List<ResourceRef> connectors) {
            connector = connectors.stream().map(ResourceRef::toString).collect(Collectors.joining(","));
        }

        public void calledBy(Caller caller) {
            String user = caller.username();
            String[] parts = user.startsWith(SERVICE_ACCOUNT)
                    ? user.substring(SERVICE_ACCOUNT.length()).split(":", 2)
                    : new String[] {"", user};
            namespace = parts[0];
            name = parts[parts.length - 1];
            pod = caller.podName().orElse("");
        }

        public void sentTo(ResourceRef used) {
            connector = used.toString();
            verdict = "Allowed";
        }

        public AuditEvent end(Instant end, Outcome outcome) {
            return new AuditEvent(
                    start.toString(),
                    requestId,
                    mode.name().toLowerCase(Locale.ROOT),
                    namespace,
                    name,
                    pod,
                    connector,
                    request.method(),
                    request.origin().authority(),
                    request.target().path(),
                    verdict,
                    outcome.status(),
                    outcome.upstreamStatus(),
                    outcome.bytesFromClient(),
                    outcome.bytesToClient(),
                    Duration.between(start, end).toMillis(),
                    outcome.reason());
        }
    }
}
