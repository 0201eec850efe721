package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.authorization.AccessAttributes;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.registry.Target;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Warnings;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.storage.StorageException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request through the gate to the endpoint that answers it; every failure becomes a Status. */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Gate gate;
    private final TypeCatalog catalog;
    private final ObjectStore store;
    private final ObjectEndpoint objects;
    private final DiscoveryEndpoint discovery;
    private final RequestCounts counts;

    Dispatcher(
            Gate gate,
            TypeCatalog catalog,
            ObjectStore store,
            ObjectEndpoint objects,
            DiscoveryEndpoint discovery,
            RequestCounts counts) {
        this.gate = gate;
        this.catalog = catalog;
        this.store = store;
        this.objects = objects;
        this.discovery = discovery;
        this.counts = counts;
    }

    Answer answer(IncomingRequest request, URI server) {
        var warnings = new Warnings();
        try {
            var user = gate.identify(request.headers());
            Call call = request.by(user, warnings);
            RequestPath path = RequestPath.parse(call.path());
            AccessAttributes access = Gate.attributes(call.method(), call.query(), path);
            gate.require(user, access);
            return switch (path) {
                case RequestPath.Other _ -> {
                    counts.add(access);
                    yield discovery.answer(call, server);
                }
                case RequestPath.Resource resource -> {
                    Target target = target(resource);
                    counts.add(access);
                    requireCreate(call, resource, target);
                    yield objects.answer(call, target);
                }
            };
        } catch (ApiException e) {
            return new Answer.Document(e.code(), Statuses.failure(e), warnings.texts());
        } catch (UnknownPathException _) {
            return Answer.text(404, "404 page not found\n");
        } catch (StorageException e) {
            log.warn("{} {}: {}", request.method(), request.path(), e.getMessage());
            return new Answer.Document(500, Statuses.failure(ApiException.of(500, String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.method(), request.path(), e);
            String message =
                    "Internal error occurred: " + e.getClass().getSimpleName() + "; the server's log says more";
            return new Answer.Document(500, Statuses.failure(ApiException.of(500, message)));
        }
    }

    private Target target(RequestPath.Resource path) {
        ServedType served = catalog.find(path.group(), path.version(), path.plural())
                .orElseThrow(() -> isKnownVersion(path) ? ApiException.unknownPath() : new UnknownPathException());
        boolean allNamespaces = path.namespace().isEmpty() && path.name().isEmpty();
        if (served.type().namespaced() == path.namespace().isEmpty()
                && !(served.type().namespaced() && allNamespaces)) {
            throw ApiException.unknownPath();
        }
        if (!path.subresource().isEmpty()
                && served.subresources().stream()
                        .noneMatch(known -> known.name().equals(path.subresource()))) {
            throw ApiException.unknownPath();
        }
        return new Target(served, path.namespace(), path.name(), path.subresource());
    }

    private boolean isKnownVersion(RequestPath.Resource path) {
        return catalog.group(path.group()).stream()
                .flatMap(group -> group.versions().stream())
                .anyMatch(version -> version.name().equals(path.version()));
    }

    /** A server-side apply that makes a new object needs the right to create it, too. */
    private void requireCreate(Call call, RequestPath.Resource path, Target target) {
        if (call.method().equals("PATCH")
                && Body.mediaType(call).equals("application/apply-patch+yaml")
                && path.subresource().isEmpty()
                && store.get(target.key()).isEmpty()) {
            gate.require(
                    call.user(),
                    new AccessAttributes.Resource(
                            "create", path.group(), path.plural(), "", path.namespace(), path.name()));
        }
    }
}
