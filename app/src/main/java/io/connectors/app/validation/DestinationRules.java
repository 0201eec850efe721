package io.connectors.app.validation;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.ClassApi;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.Destination;
import io.connectors.crds.v1alpha1.ServiceRef;
import java.util.List;

/** The rules for the services that a class names. */
final class DestinationRules {
    private static final Field API = Field.SPEC.child("api");
    private static final Field PROXY = Field.SPEC.child("proxy");

    private DestinationRules() {}

    static void check(ConnectorClassSpec spec, Findings findings) {
        if (spec.api() != null) {
            api(spec.api(), findings);
        }
        if (spec.proxy() != null) {
            proxy(spec.proxy(), findings);
        }
    }

    /** Tells whether the class names a service that implements its API; a description alone is none. */
    static boolean hasApiService(ConnectorClassSpec spec) {
        return spec.api() != null && isNamed(spec.api().destination());
    }

    private static void api(ClassApi api, Findings findings) {
        destination(api.destination(), API, findings);
        if (api.permissions() != null) {
            findings.warning(
                    API.child("permissions").child("rego"),
                    "Is not evaluated: the HTTP method decides which right is asked.");
        }
    }

    private static void proxy(ClassProxy proxy, Findings findings) {
        if (!isNamed(proxy.destination())) {
            findings.error(PROXY, "Names no proxy. Give ref or uri, or remove spec.proxy.");
        }
        destination(proxy.destination(), PROXY, findings);
    }

    private static boolean isNamed(Destination destination) {
        return destination.ref() != null || !destination.uri().isEmpty();
    }

    private static void destination(Destination destination, Field at, Findings findings) {
        if (destination.ref() != null) {
            service(destination.ref(), at.child("ref"), findings);
        }
        if (!destination.uri().isEmpty()) {
            uri(destination, at.child("uri"), findings);
        }
        for (String unused : List.of("CACerts", "audience")) {
            String value = unused.equals("audience") ? destination.audience() : destination.caCerts();
            if (!value.isEmpty()) {
                findings.warning(at.child(unused), "Is not used by this version.");
            }
        }
    }

    private static void service(ServiceRef ref, Field at, Findings findings) {
        if (!ref.kind().equals("Service")
                || !List.of("", "v1").contains(ref.apiVersion())
                || !ref.group().isEmpty()) {
            findings.error(at, "Is no Service. Give kind: Service (apiVersion v1), or a uri instead of ref.");
        } else if (ref.namespace().isEmpty()) {
            findings.error(
                    at.child("namespace"), "Is missing: a class has no namespace of its own. Give the Service's.");
        } else if (ResourceRef.of(ref.namespace(), ref.name()).isEmpty()
                || ref.name().indexOf('.') >= 0) {
            findings.error(at, "Namespace or name is no name of a Service: lower-case letters, digits and '-' only.");
        }
    }

    private static void uri(Destination destination, Field at, Findings findings) {
        boolean absolute = destination.uri().contains("://");
        if (absolute && destination.ref() != null) {
            findings.error(at, "Is absolute, and ref is given too. Remove one of the two, or give a path below ref.");
        }
        if (absolute) {
            var _ = ConnectorAddresses.parse(destination.uri(), at, findings);
        } else if (destination.ref() == null) {
            findings.error(
                    at, "Is relative, and there is no ref that it is relative to. Give an absolute URL, or a ref.");
        } else {
            path(destination.uri(), at, findings);
        }
    }

    private static void path(String uri, Field at, Findings findings) {
        String slashed = uri.startsWith("/") ? uri : "/" + uri;
        var _ = ConnectorAddresses.parse("http://service" + slashed, at, findings);
    }
}
