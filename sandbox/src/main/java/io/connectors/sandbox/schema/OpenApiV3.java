package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The documents below {@code /openapi/v3}: an index and one document for each group version. kubectl reads from them which
 * fields and query parameters there are.
 *
 * <p>A document is rendered when it is first asked for and again when the kinds of its group version change. Safe for use by
 * any thread.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3">OpenAPI V3</a>
 */
public final class OpenApiV3 {

    private final Map<String, Rendered> rendered = new ConcurrentHashMap<>();

    /** A kind that is served, with its schema; one and the same schema object as long as the kind does not change. */
    public record Kind(ResourceType type, Schema schema) {}

    /**
     * A document as it is sent.
     *
     * @param hash changes when and only when the text does; the index carries it, and it serves as ETag
     */
    public record Document(String json, String hash) {}

    private record Rendered(List<Kind> kinds, Document document) {}

    /** Returns the document that names all others. */
    public Document index(Collection<Kind> kinds) {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = index.putObject("paths");
        byGroupVersion(kinds)
                .forEach((path, group) -> paths.putObject(path)
                        .put(
                                "serverRelativeURL",
                                "/openapi/v3/%s?hash=%s"
                                        .formatted(path, render(path, group).hash())));
        return document(index);
    }

    /**
     * Returns the document of a group version.
     *
     * @param path as in the index, for example {@code api/v1} or {@code apis/apps/v1}
     * @return empty when nothing of that group version is served
     */
    public Optional<Document> document(String path, Collection<Kind> kinds) {
        return Optional.ofNullable(byGroupVersion(kinds).get(path)).map(group -> render(path, group));
    }

    private Document render(String path, List<Kind> kinds) {
        return rendered.compute(
                        path,
                        (ignored, known) -> known != null && known.kinds().equals(kinds)
                                ? known
                                : new Rendered(List.copyOf(kinds), document(OpenApiDocument.of(path, kinds))))
                .document();
    }

    private static Map<String, List<Kind>> byGroupVersion(Collection<Kind> kinds) {
        Map<String, List<Kind>> groups = new TreeMap<>();
        for (Kind kind : kinds) {
            String prefix = kind.type().group().isEmpty() ? "api/" : "apis/";
            groups.computeIfAbsent(prefix + kind.type().apiVersion(), path -> new ArrayList<>())
                    .add(kind);
        }
        return groups;
    }

    private static Document document(ObjectNode node) {
        String json = node.toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return new Document(json, HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
