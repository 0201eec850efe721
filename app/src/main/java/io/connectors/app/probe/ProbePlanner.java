package io.connectors.app.probe;

import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.template.TemplateException;
import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Probe;
import io.connectors.crds.v1alpha1.ProbeHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a class's probe into a request, or says why that cannot be done. */
public final class ProbePlanner {
    private static final Pattern TARGET = Pattern.compile("/[\\x21-\\x7e]*");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e\\x80-\\xff\\t]*");

    /** Headers that say where a message goes or ends: ours to set. */
    private static final Set<String> FRAMING = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "proxy-authorization");

    private ProbePlanner() {}

    /**
     * Plans one probe.
     *
     * @param name says in messages which probe it is
     */
    public static ProbePlan plan(String name, @Nullable Probe probe, ProbeSubject subject) {
        if (probe == null || (probe.http() == null && probe.api() == null)) {
            return new ProbePlan.Done(new ProbeResult.NotDeclared());
        }
        HttpProbe http = probe.http();
        if (http == null) {
            return skipped("ProbeNotSupported", name + " asks the class's API service, which is not supported yet.");
        }
        if (http.response() != null && !http.response().cel().isBlank()) {
            return skipped(
                    "ProbeNotSupported", name + " judges the answer by response.cel, which is not supported yet.");
        }
        try {
            return plan(name, http, subject);
        } catch (TemplateException e) {
            return skipped("InvalidProbe", "The class's " + e.getMessage());
        } catch (InvalidAddressException e) {
            return skipped("InvalidProbe", name + ": host or scheme is wrong. " + e.getMessage());
        }
    }

    private static ProbePlan plan(String name, HttpProbe http, ProbeSubject subject) {
        ToolAddress origin = origin(http, subject.address());
        boolean carriesCredential = !(subject.credential() instanceof Credential.Anonymous);
        if (carriesCredential && !isDeclared(origin, subject)) {
            return skipped(
                    "ProbeTargetNotDeclared",
                    name + " would send the credential to " + origin.authority()
                            + ", which is no address of this Connector. Declare it as an address extension.");
        }
        // The path is rendered without the Secret: a URL ends up in the logs of everything it passes.
        String target = slashed(render(name + " path", http.path(), ProbeData.publicData(subject.connector())));
        if (!TARGET.matcher(target).matches()) {
            return skipped("InvalidProbe", name + ": the path renders to characters that a URL cannot hold.");
        }
        List<ProbeRequest.Header> headers = headers(name, http, subject);
        for (ProbeRequest.Header header : headers) {
            if (!isSendable(header)) {
                return skipped(
                        "InvalidProbe",
                        name + ": header \"" + printable(header.name())
                                + "\" cannot be set by a class, or renders to characters that a header cannot hold.");
            }
        }
        String method = http.method().equalsIgnoreCase("POST") ? "POST" : "GET";
        return new ProbePlan.Send(
                new ProbeRequest(origin, method, target, headers, !http.disableRedirect(), subject.authorities()));
    }

    /** Without scheme: that of the address for the host of the address, else http. */
    private static ToolAddress origin(HttpProbe http, ToolAddress address) {
        boolean ownHost = http.host().isEmpty() || http.host().equalsIgnoreCase(address.authority());
        String host = http.host().isEmpty() ? address.authority() : http.host();
        String scheme = http.scheme().isEmpty() ? (ownHost ? address.scheme() : "http") : http.scheme();
        return ToolAddress.parse(scheme + "://" + host);
    }

    private static boolean isDeclared(ToolAddress origin, ProbeSubject subject) {
        return subject.targets().addresses().stream()
                .anyMatch(address -> address.scheme().equals(origin.scheme())
                        && address.host().equals(origin.host())
                        && address.port() == origin.port());
    }

    private static List<ProbeRequest.Header> headers(String name, HttpProbe http, ProbeSubject subject) {
        Map<String, @Nullable Object> data = ProbeData.withCredential(subject.connector(), subject.credential());
        List<ProbeRequest.Header> headers = new ArrayList<>();
        for (ProbeHeader header : http.httpHeaders()) {
            String value = render(name + " header " + printable(header.name()), header.value(), data)
                    .strip();
            if (!value.isEmpty()) {
                headers.add(new ProbeRequest.Header(header.name(), value));
            }
        }
        return headers;
    }

    private static boolean isSendable(ProbeRequest.Header header) {
        return HEADER_NAME.matcher(header.name()).matches()
                && !FRAMING.contains(header.name().toLowerCase(Locale.ROOT))
                && HEADER_VALUE.matcher(header.value()).matches();
    }

    private static String render(String name, String text, Map<String, @Nullable Object> data) {
        return Templates.parse(name, text).render(data);
    }

    private static String slashed(String target) {
        return target.startsWith("/") ? target : "/" + target;
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static ProbePlan skipped(String reason, String message) {
        return new ProbePlan.Done(new ProbeResult.Skipped(reason, message));
    }
}
