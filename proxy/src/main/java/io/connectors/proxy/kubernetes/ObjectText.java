package io.connectors.proxy.kubernetes;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.proxy.authority.SharedText;
import io.connectors.proxy.authority.SharedTextException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One key of one object. Only that key is written: what others keep in the object stays. */
final class ObjectText<T extends HasMetadata> implements SharedText {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final String name;
    private final String key;
    private final Supplier<Resource<T>> object;
    private final Content<T> content;

    /**
     * How the object keeps its texts.
     *
     * @param data texts by key; null when there are none
     */
    record Content<T>(
            Function<T, @Nullable Map<String, String>> data,
            UnaryOperator<String> decoding,
            UnaryOperator<String> encoding) {}

    ObjectText(String name, String key, Supplier<Resource<T>> object, Content<T> content) {
        this.name = name;
        this.key = key;
        this.object = object;
        this.content = content;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Revision> read() {
        try {
            return Optional.ofNullable(object.get().get())
                    .map(found -> new Revision(text(found), found.getMetadata().getResourceVersion()));
        } catch (KubernetesClientException e) {
            throw new SharedTextException(message("read", e.getCode()), e);
        }
    }

    @Override
    public boolean replace(Revision seen, String text) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        // Turns a write over one that was not seen into a conflict.
        patch.putObject("metadata").put("resourceVersion", seen.version());
        patch.putObject("data").put(key, content.encoding().apply(text));
        try {
            var _ = object.get().patch(MERGE, patch.toString());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
                return false;
            }
            // Without the cause: an API server may quote what it does not take.
            throw new SharedTextException(message("written", e.getCode()));
        }
    }

    private String text(T found) {
        return Optional.ofNullable(content.data().apply(found))
                .map(data -> data.get(key))
                .map(content.decoding())
                .orElse("");
    }

    private String message(String verb, int code) {
        String what = name + " cannot be " + verb;
        return switch (code) {
            case HTTP_FORBIDDEN -> what + ": the proxy's ServiceAccount may not. Apply deploy/proxy-rights.yaml.";
            case 0 -> what + ": the API server does not answer";
            default -> what + ": the API server answers " + code;
        };
    }
}
