package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.authentication.Authentication;
import io.connectors.sandbox.discovery.DiscoveryDocuments;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.schema.OpenApiV3;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers what is not about objects: versions, served types, health, counts, keys, schemas. */
final class DiscoveryEndpoint {

    // What the behaviour here is modelled on; clients compare it with their own version.
    private static final String MINOR = "36";
    private static final String GIT_VERSION = "v1.36.0+connectors-sandbox";
    private static final String AGGREGATED = "as=APIGroupDiscoveryList";

    private final TypeCatalog catalog;
    private final Authentication authentication;
    private final RequestCounts counts;
    private final OpenApiV3 openApi = new OpenApiV3();

    DiscoveryEndpoint(TypeCatalog catalog, Authentication authentication, RequestCounts counts) {
        this.catalog = catalog;
        this.authentication = authentication;
        this.counts = counts;
    }

    Answer answer(Call call, URI server) {
        if (!List.of("GET", "HEAD").contains(call.method())) {
            throw ApiException.methodNotAllowed();
        }
        List<String> segments = Arrays.stream(call.path().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String first = segments.isEmpty() ? "" : segments.getFirst();
        return switch (first) {
            case "" -> Answer.ok(paths());
            case "version" -> Answer.ok(version());
            case "healthz", "livez", "readyz" -> Answer.text(200, "ok");
            case "metrics" -> new Answer.Raw(200, RequestCounts.CONTENT_TYPE, counts.text());
            case "api", "apis" -> types(call, segments, server);
            case "openapi" -> openApi(segments);
            case ".well-known" ->
                call.path().equals("/.well-known/openid-configuration")
                        ? Answer.ok(authentication.openIdConfiguration(server))
                        : notFound();
            case "openid" ->
                call.path().equals("/openid/v1/jwks")
                        ? new Answer.Raw(200, "application/jwk-set+json", authentication.publicKeys())
                        : notFound();
            default -> notFound();
        };
    }

    private Answer types(Call call, List<String> segments, URI server) {
        boolean core = segments.getFirst().equals("api");
        if (segments.size() == 1) {
            String aggregated = aggregatedVersion(call.header("Accept"));
            if (aggregated.isEmpty()) {
                return Answer.ok(
                        core
                                ? DiscoveryDocuments.coreVersions(server.getAuthority())
                                : DiscoveryDocuments.groups(catalog.groups()));
            }
            ObjectNode document = DiscoveryDocuments.aggregated(
                    "apidiscovery.k8s.io/" + aggregated,
                    catalog.groups().stream()
                            .filter(group -> group.name().isEmpty() == core)
                            .toList());
            String type = "application/json;g=apidiscovery.k8s.io;v=%s;as=APIGroupDiscoveryList".formatted(aggregated);
            return new Answer.Raw(200, type, document.toString());
        }
        String group = core ? "" : segments.get(1);
        if (!core && segments.size() == 2) {
            return catalog.group(group)
                    .map(found -> Answer.ok(DiscoveryDocuments.group(found)))
                    .orElseGet(DiscoveryEndpoint::notFound);
        }
        String version = core ? segments.get(1) : segments.get(2);
        return types(group, version)
                .map(types -> Answer.ok(DiscoveryDocuments.resources(core ? version : group + "/" + version, types)))
                .orElseGet(DiscoveryEndpoint::notFound);
    }

    private Optional<List<ServedType>> types(String group, String version) {
        return catalog.group(group).stream()
                .flatMap(found -> found.versions().stream())
                .filter(found -> found.name().equals(version))
                .map(TypeCatalog.Version::types)
                .findFirst();
    }

    private Answer openApi(List<String> segments) {
        if (segments.size() < 2 || !segments.get(1).equals("v3")) {
            return notFound();
        }
        List<OpenApiV3.Kind> kinds = catalog.all().stream()
                .map(served -> new OpenApiV3.Kind(served.type(), served.schema()))
                .toList();
        if (segments.size() == 2) {
            return document(openApi.index(kinds));
        }
        return openApi.document(String.join("/", segments.subList(2, segments.size())), kinds)
                .map(DiscoveryEndpoint::document)
                .orElseGet(DiscoveryEndpoint::notFound);
    }

    private static Answer document(OpenApiV3.Document document) {
        return new Answer.Raw(200, "application/json", document.json());
    }

    /** Returns the version of the aggregated form that the client puts first, empty for the plain documents. */
    private static String aggregatedVersion(String accept) {
        for (String range : accept.split(",", -1)) {
            if (!range.contains(AGGREGATED)) {
                return "";
            }
            if (range.contains("v=v2beta1")) {
                return "v2beta1";
            }
            if (range.contains("v=v2")) {
                return "v2";
            }
        }
        return "";
    }

    private ObjectNode paths() {
        ObjectNode document = Json.object();
        var paths = document.putArray("paths");
        List.of("/api", "/api/v1", "/apis").forEach(paths::add);
        catalog.groups().stream()
                .filter(group -> !group.name().isEmpty())
                .flatMap(group ->
                        group.versions().stream().map(version -> "/apis/" + group.name() + "/" + version.name()))
                .forEach(paths::add);
        List.of("/healthz", "/livez", "/metrics", "/openapi/v3", "/readyz", "/version")
                .forEach(paths::add);
        return document;
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", MINOR)
                .put("gitVersion", GIT_VERSION)
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", System.getProperty("os.name") + "/" + System.getProperty("os.arch"));
    }

    private static Answer notFound() {
        return Answer.text(404, "404 page not found\n");
    }
}
