package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.authorization.AccessAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts requests that were let in by what they were about, under the name and the labels that kube-apiserver has for it: whoever
 * measures how much a client asks for need not know which of the two it talks to. Bounded, because types that are not served do not count.
 */
final class RequestCounts {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String NAME = "apiserver_request_total";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(AccessAttributes request) {
        counts.computeIfAbsent(labels(request), _ -> new LongAdder()).increment();
    }

    /** Returns the counts in Prometheus' text format. */
    String text() {
        var text = new StringBuilder("# TYPE " + NAME + " counter\n");
        new TreeMap<>(counts)
                .forEach((labels, count) -> text.append("%s{%s} %d\n".formatted(NAME, labels, count.sum())));
        return text.toString();
    }

    private static String labels(AccessAttributes request) {
        return switch (request) {
            case AccessAttributes.Resource(var verb, var group, var resource, var subresource, var _, var _) ->
                labels(verb, group, resource, subresource);
            // Their paths are the client's choice, and would be labels without end.
            case AccessAttributes.Path(var verb, var _) -> labels(verb, "", "", "");
        };
    }

    private static String labels(String verb, String group, String resource, String subresource) {
        return "group=\"%s\",resource=\"%s\",subresource=\"%s\",verb=\"%s\""
                .formatted(group, resource, subresource, verb.toUpperCase(Locale.ROOT));
    }
}
