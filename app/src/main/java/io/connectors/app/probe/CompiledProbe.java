package io.connectors.app.probe;

import io.connectors.crds.expression.CelRules;
import io.connectors.crds.template.Template;
import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Probe;
import java.util.List;

/**
 * A probe of a class with its templates and its expression ready for use.
 *
 * @param headers in the order of the class
 */
record CompiledProbe(Template path, List<Header> headers, SuccessRule rule) {

    /** Compiles; the exceptions of templates and expressions say where they are wrong. */
    static CompiledProbe of(String name, Probe probe) {
        HttpProbe http = probe.http();
        if (http == null) {
            String path = probe.api() == null ? "" : probe.api().path();
            return new CompiledProbe(Templates.parse(name + " path", path), List.of(), new SuccessRule.ExactlyOk());
        }
        List<Header> headers = http.httpHeaders().stream()
                .map(header -> new Header(
                        header.name(),
                        Templates.parse(name + " header " + Printable.of(header.name()), header.value())))
                .toList();
        return new CompiledProbe(Templates.parse(name + " path", http.path()), headers, rule(http));
    }

    private static SuccessRule rule(HttpProbe http) {
        String cel = http.response() == null ? "" : http.response().cel();
        return cel.isBlank() ? new SuccessRule.ByStatus() : new SuccessRule.ByExpression(CelRules.response(cel));
    }

    /** A header of the class. */
    record Header(String name, Template value) {}
}
