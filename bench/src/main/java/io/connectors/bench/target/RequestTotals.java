package io.connectors.bench.target;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests an API server had, as its metric {@code apiserver_request_total} tells.
 *
 * @param byResource without those that belong to no resource, which are ours
 */
public record RequestTotals(Map<String, Long> byResource) {
    private static final Pattern LINE =
            Pattern.compile("apiserver_request_total\\{.*?\\bresource=\"([^\"]+)\".*} ([0-9.eE+]+)");

    public RequestTotals {
        byResource = Map.copyOf(byResource);
    }

    static RequestTotals parse(String metrics) {
        Map<String, Long> totals = new HashMap<>();
        metrics.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                totals.merge(matcher.group(1), (long) Double.parseDouble(matcher.group(2)), Long::sum);
            }
        });
        return new RequestTotals(totals);
    }

    public RequestTotals since(RequestTotals earlier) {
        Map<String, Long> difference = new HashMap<>();
        byResource.forEach((resource, count) -> difference.put(resource, count - earlier.of(resource)));
        return new RequestTotals(difference);
    }

    public long of(String resource) {
        return byResource.getOrDefault(resource, 0L);
    }

    public long all() {
        return byResource.values().stream().mapToLong(Long::longValue).sum();
    }
}
