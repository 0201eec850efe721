package io.connectors.app.validation;

import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.ClientTokenLocation;
import java.util.List;

/** The rules for what a class asks of the proxy; where the proxy is belongs to {@link DestinationRules}. */
final class ProxyRules {
    private static final Field PROXY = Field.SPEC.child("proxy");
    private static final List<String> NAMED_PLACES = List.of("header", "query");
    private static final List<String> NAMELESS_PLACES = List.of("bearer", "basicPassword");

    private ProxyRules() {}

    static void check(ClassProxy proxy, Findings findings) {
        if (!List.of("", "none", "public").contains(proxy.relay())) {
            findings.error(PROXY.child("relay"), "Is neither none nor public.");
        }
        Field list = PROXY.child("clientToken");
        if (proxy.authExtractor() != null && !proxy.clientToken().isEmpty()) {
            findings.error(list, "Excludes authExtractor. Remove one of the two.");
        }
        if (Bounds.permit(proxy.clientToken(), list, findings)) {
            for (int i = 0; i < proxy.clientToken().size(); i++) {
                location(proxy.clientToken().get(i), list.item(i), findings);
            }
        }
    }

    private static void location(ClientTokenLocation location, Field at, Findings findings) {
        boolean named = NAMED_PLACES.contains(location.in());
        if (!named && !NAMELESS_PLACES.contains(location.in())) {
            findings.error(at.child("in"), "Is none of header, query, bearer and basicPassword.");
        } else if (!named && !location.name().isEmpty()) {
            findings.warning(at.child("name"), "Is ignored: %s has no name.".formatted(location.in()));
        } else if (location.in().equals("header")) {
            HeaderName.check(location.name(), at.child("name"), findings);
        } else if (named && location.name().isEmpty()) {
            findings.error(at.child("name"), "Is empty. Name the query parameter.");
        }
    }
}
