package io.connectors.app.classaddress;

import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.Destination;
import io.connectors.crds.v1alpha1.ServiceRef;
import java.util.Locale;
import java.util.Optional;

/** Resolves the destinations of a class: a Service, a Service with a path, or an absolute URL. */
public final class ClassAddresses {
    private ClassAddresses() {}

    /** Resolves {@code spec.api}. A Service is addressed by https, as the reference system does. */
    public static ClassAddress api(ConnectorClassSpec spec) {
        return spec.api() == null
                ? new ClassAddress.NotDeclared()
                : resolve(spec.api().destination(), "https", "spec.api");
    }

    /** Resolves {@code spec.proxy}. A Service is addressed by http: clients inside the cluster speak to it. */
    public static ClassAddress proxy(ConnectorClassSpec spec) {
        return spec.proxy() == null
                ? new ClassAddress.NotDeclared()
                : resolve(spec.proxy().destination(), "http", "spec.proxy");
    }

    private static ClassAddress resolve(Destination destination, String scheme, String field) {
        if (destination.ref() != null) {
            return service(destination.ref(), destination.uri(), scheme, field);
        }
        if (destination.uri().isEmpty()) {
            // An API may be described without being served.
            return new ClassAddress.NotDeclared();
        }
        return parsed(destination.uri(), false, field);
    }

    private static ClassAddress service(ServiceRef ref, String uri, String scheme, String field) {
        Optional<ResourceRef> name = ResourceRef.of(ref.namespace(), ref.name());
        if (!ref.kind().equals("Service") || name.isEmpty()) {
            return new ClassAddress.Unresolvable(
                    "%s.ref must name a Service: kind Service, its name and its namespace.".formatted(field));
        }
        if (isAbsolute(uri)) {
            return new ClassAddress.Unresolvable(
                    "%s.uri must be a path below %s.ref, or stand without it.".formatted(field, field));
        }
        String path = uri.isEmpty() || uri.startsWith("/") ? uri : "/" + uri;
        return parsed(
                "%s://%s.%s.svc%s"
                        .formatted(scheme, name.get().name(), name.get().namespace(), path),
                true,
                field);
    }

    private static boolean isAbsolute(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        return uri.startsWith("//") || lower.startsWith("http:") || lower.startsWith("https:");
    }

    private static ClassAddress parsed(String url, boolean service, String field) {
        try {
            return new ClassAddress.Resolved(ToolAddress.parse(url), service);
        } catch (InvalidAddressException e) {
            return new ClassAddress.Unresolvable("%s is no URL. %s".formatted(field, e.getMessage()));
        }
    }
}
