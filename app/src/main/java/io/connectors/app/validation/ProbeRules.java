package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.ApiProbe;
import io.connectors.crds.v1alpha1.AuthProbe;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Probe;
import io.connectors.crds.v1alpha1.ProbeHeader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for probes. */
final class ProbeRules {
    private static final List<String> SCHEMES = List.of("", "http", "https");
    private static final List<String> METHODS = List.of("", "GET", "POST");

    private final boolean hasApi;
    private final Findings findings;

    private ProbeRules(boolean hasApi, Findings findings) {
        this.hasApi = hasApi;
        this.findings = findings;
    }

    static void check(ConnectorClassSpec spec, Findings findings) {
        ProbeRules rules = new ProbeRules(DestinationRules.hasApiService(spec), findings);
        if (spec.livenessProbe() != null) {
            rules.probe(spec.livenessProbe(), Field.SPEC.child("livenessProbe"));
        }
        Field at = Field.SPEC.child("authProbes");
        if (Bounds.permit(spec.authProbes(), at, findings)) {
            rules.authProbes(spec, at);
        }
    }

    private void authProbes(ConnectorClassSpec spec, Field list) {
        Set<String> types = spec.auth() == null
                ? Set.of()
                : spec.auth().types().stream().map(AuthType::name).collect(Collectors.toCollection(LinkedHashSet::new));
        UniqueNames names = new UniqueNames(findings);
        for (int i = 0; i < spec.authProbes().size(); i++) {
            AuthProbe probe = spec.authProbes().get(i);
            Field at = list.item(i);
            if (!types.contains(probe.authName())) {
                findings.error(
                        at.child("authName"),
                        "%s is none of spec.auth.types[].name: %s. Correct the name."
                                .formatted(Quoted.of(probe.authName()), Quoted.list(types)));
            }
            names.add(probe.authName(), at.child("authName"));
            ParamDeclarations.check(probe.params(), at.child("params"), findings);
            probe(probe.probe(), at.child("probe"));
        }
    }

    private void probe(@Nullable Probe probe, Field at) {
        if (probe == null || (probe.http() == null && probe.api() == null)) {
            findings.warning(at, "Asks nothing: give http or api.");
            return;
        }
        if (probe.http() != null && probe.api() != null) {
            findings.error(at, "Has both http and api. Remove one of the two.");
        }
        if (probe.http() != null) {
            http(probe.http(), at.child("http"));
        }
        if (probe.api() != null) {
            api(probe.api(), at.child("api"));
        }
    }

    private void http(HttpProbe probe, Field at) {
        path(probe.path(), at.child("path"));
        if (!SCHEMES.contains(probe.scheme())) {
            findings.error(at.child("scheme"), "Is neither http nor https.");
        }
        if (!METHODS.contains(probe.method())) {
            findings.error(at.child("method"), "Is neither GET nor POST.");
        }
        if (!probe.host().isEmpty()) {
            host(probe.host(), at.child("host"));
        }
        if (probe.response() != null) {
            ExpressionRule.response(probe.response().cel(), at.child("response").child("cel"), findings);
        }
        Field headers = at.child("httpHeaders");
        if (Bounds.permit(probe.httpHeaders(), headers, findings)) {
            for (int i = 0; i < probe.httpHeaders().size(); i++) {
                header(probe.httpHeaders().get(i), headers.item(i));
            }
        }
    }

    private void path(String path, Field at) {
        if (path.isEmpty()) {
            findings.error(at, "Is empty. The path of the tool's root is /.");
        } else if (!path.startsWith("/") && !path.startsWith("{{")) {
            findings.error(at, "Must begin with a slash.");
        }
        TemplateRule.check("path", path, at, findings);
    }

    private void host(String host, Field at) {
        if (host.contains("/") || ConnectorAddresses.problem("http://" + host).isPresent()) {
            findings.error(at, "Is no host: give a name or an address, and a port if needed.");
        }
    }

    private void header(ProbeHeader header, Field at) {
        HeaderName.check(header.name(), at.child("name"), findings);
        TemplateRule.check("value", header.value(), at.child("value"), findings);
    }

    private void api(ApiProbe probe, Field at) {
        TemplateRule.check("path", probe.path(), at.child("path"), findings);
        if (!hasApi) {
            findings.warning(at, "Is skipped: spec.api names no API service. Give spec.api.ref or spec.api.uri.");
        }
    }
}
