package io.connectors.app.probe;

import io.connectors.app.classaddress.ClassAddress;
import io.connectors.app.classaddress.ClassAddresses;
import io.connectors.app.probe.EgressGuard.Scope;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.template.TemplateException;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a class's probe into a request, or says why that cannot be done. Safe for use by several threads. */
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

    private final CompiledProbes compiled = new CompiledProbes();

    /**
     * Plans one probe. A probe of an API service that the class does not name, or not so that it can be found, is as good as none: the
     * condition of the class says so.
     *
     * @param name says in messages which probe it is
     */
    public ProbePlan plan(String name, ConnectorClass connectorClass, @Nullable Probe probe, ProbeSubject subject) {
        if (probe == null || (probe.http() == null && probe.api() == null)) {
            return notDeclared();
        }
        return switch (compiled.of(connectorClass, name, probe)) {
            case CompiledProbes.Compilation.Broken(Failed failed) -> new ProbePlan.Done(failed);
            case CompiledProbes.Compilation.Compiled(CompiledProbe ready) ->
                plan(new Probing(name, ready, subject), connectorClass, probe.http());
        };
    }

    private static ProbePlan plan(Probing probing, ConnectorClass connectorClass, @Nullable HttpProbe http) {
        try {
            return http == null ? api(probing, connectorClass) : http(probing, http);
        } catch (TemplateException e) {
            return new ProbePlan.Done(new Failed(Failure.TEMPLATE_FAILED, "The class's " + e.getMessage()));
        } catch (InvalidAddressException e) {
            return skipped("InvalidProbe", probing.name() + ": host or scheme is wrong. " + e.getMessage());
        }
    }

    private static ProbePlan api(Probing probing, ConnectorClass connectorClass) {
        return switch (ClassAddresses.api(connectorClass.getSpec())) {
            case ClassAddress.Resolved(ToolAddress address, boolean service) -> api(probing, address, service);
            case ClassAddress.NotDeclared(), ClassAddress.Unresolvable(var _) -> notDeclared();
        };
    }

    private static ProbePlan api(Probing probing, ToolAddress address, boolean service) {
        String target = address.path() + probing.path();
        if (!TARGET.matcher(target).matches()) {
            return unusablePath(probing);
        }
        ProbeSubject subject = probing.subject();
        return probing.send(new ProbeRequest(
                address,
                "GET",
                target,
                // A redirect is no answer of an API service, so the headers stay with the service that the class names.
                PluginHeaders.of(subject.address().url(), subject.secret()),
                false,
                // The tool's certificate is not for the service that speaks with the tool on our behalf.
                Optional.empty(),
                subject.authorities(),
                service ? Scope.CLUSTER_SERVICE : Scope.TOOL));
    }

    private static ProbePlan http(Probing probing, HttpProbe http) {
        ProbeSubject subject = probing.subject();
        ToolAddress origin = origin(http, subject.address());
        boolean carriesCredential = subject.self().isPresent()
                || (!subject.secret().isEmpty() && !http.httpHeaders().isEmpty());
        if (carriesCredential && !isDeclared(origin, subject)) {
            return skipped(
                    "ProbeTargetNotDeclared",
                    probing.name() + " would send the credential to " + origin.authority()
                            + ", which is no address of this Connector. Declare it as an address extension.");
        }
        String target = probing.path();
        if (!TARGET.matcher(target).matches()) {
            return unusablePath(probing);
        }
        List<ProbeRequest.Header> headers = probing.headers();
        for (ProbeRequest.Header header : headers) {
            if (!isSendable(header)) {
                return skipped(
                        "InvalidProbe",
                        probing.name() + ": header \"" + Printable.of(header.name())
                                + "\" cannot be set by a class, or renders to characters that a header cannot hold.");
            }
        }
        String method = http.method().equalsIgnoreCase("POST") ? "POST" : "GET";
        return probing.send(new ProbeRequest(
                origin,
                method,
                target,
                headers,
                !http.disableRedirect(),
                subject.self(),
                subject.authorities(),
                Scope.TOOL));
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

    private static boolean isSendable(ProbeRequest.Header header) {
        return HEADER_NAME.matcher(header.name()).matches()
                && !FRAMING.contains(header.name().toLowerCase(Locale.ROOT))
                && HEADER_VALUE.matcher(header.value()).matches();
    }

    private static ProbePlan notDeclared() {
        return new ProbePlan.Done(new ProbeResult.NotDeclared());
    }

    private static ProbePlan unusablePath(Probing probing) {
        return skipped("InvalidProbe", probing.name() + ": the path renders to characters that a URL cannot hold.");
    }

    private static ProbePlan skipped(String reason, String message) {
        return new ProbePlan.Done(new ProbeResult.Skipped(reason, message));
    }

    /** One probe of one Connector. */
    private record Probing(String name, CompiledProbe compiled, ProbeSubject subject) {

        /** Rendered without the Secret: a URL ends up in the logs of everything it passes. */
        String path() {
            String path = compiled.path().render(ProbeData.publicData(subject.connector()));
            return path.startsWith("/") ? path : "/" + path;
        }

        /** An empty header is left out, so a template can say that it has nothing to send. */
        List<ProbeRequest.Header> headers() {
            Map<String, @Nullable Object> data = ProbeData.withSecret(subject.connector(), subject.secret());
            List<ProbeRequest.Header> headers = new ArrayList<>();
            for (CompiledProbe.Header header : compiled.headers()) {
                String value = header.value().render(data).strip();
                if (!value.isEmpty()) {
                    headers.add(new ProbeRequest.Header(header.name(), value));
                }
            }
            return headers;
        }

        ProbePlan send(ProbeRequest request) {
            return new ProbePlan.Send(request, compiled.rule());
        }
    }
}
