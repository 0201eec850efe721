package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.Injection;
import java.util.List;

/** The rules for places of a request that the proxy fills from the Secret. */
final class InjectionRules {
    private static final List<String> PLACES = List.of("header", "query", "form", "json");

    private InjectionRules() {}

    static void check(List<Injection> injections, Field list, Findings findings) {
        if (!Bounds.permit(injections, list, findings)) {
            return;
        }
        for (int i = 0; i < injections.size(); i++) {
            Injection injection = injections.get(i);
            Field at = list.item(i);
            if (!PLACES.contains(injection.in())) {
                findings.error(at.child("in"), "Is none of header, query, form and json.");
            }
            if (injection.in().equals("header")) {
                HeaderName.check(injection.name(), at.child("name"), findings);
            } else if (injection.name().isEmpty()) {
                findings.error(at.child("name"), "Is empty. Name the parameter, field or key.");
            }
            TemplateRule.check("value", injection.value(), at.child("value"), findings);
            ExpressionRule.request(injection.when(), at.child("when"), findings);
        }
    }
}
