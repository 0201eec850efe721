package io.connectors.proxy.message;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query or of an urlencoded form, each as it came; parameters that nobody asks for stay byte for byte as they are.
 *
 * @param raw without the question mark
 * @see <a href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">URL Standard, application/x-www-form-urlencoded</a>
 */
public record Query(String raw) {

    public static Query of(RequestTarget target) {
        return new Query(target.query().isEmpty() ? "" : target.query().substring(1));
    }

    /** Returns the decoded value of the first parameter of this name. */
    public Optional<String> first(String name) {
        return parameters().stream()
                .filter(parameter -> name(parameter).equals(name))
                .findFirst()
                .map(Query::value);
    }

    /** Returns all decoded parameters by name. */
    public Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String parameter : parameters()) {
            all.computeIfAbsent(name(parameter), _ -> new ArrayList<>()).add(value(parameter));
        }
        return all;
    }

    /** Drops all parameters of this name, however it is encoded. */
    public Query without(String name) {
        if (raw.isEmpty()) {
            return this;
        }
        List<String> kept = parameters().stream()
                .filter(parameter -> !name(parameter).equals(name))
                .toList();
        return new Query(String.join("&", kept));
    }

    /** Drops all parameters in which this text occurs, however it is encoded. */
    public Query withoutValue(String text) {
        boolean encoded = raw.indexOf('%') >= 0 || raw.indexOf('+') >= 0;
        if (!encoded && !raw.contains(text)) {
            return this;
        }
        List<String> kept = parameters().stream()
                .filter(parameter ->
                        !parameter.contains(text) && !decode(parameter).contains(text))
                .toList();
        return new Query(String.join("&", kept));
    }

    /** Adds a parameter at the end. */
    public Query with(String name, String value) {
        String parameter = encode(name) + "=" + encode(value);
        return new Query(raw.isEmpty() ? parameter : raw + "&" + parameter);
    }

    /** Puts this into the target in place of its query. */
    public RequestTarget in(RequestTarget target) {
        return raw.equals(of(target).raw) ? target : new RequestTarget(target.path(), raw.isEmpty() ? "" : "?" + raw);
    }

    /** Hides the values: clients put tokens there. */
    @Override
    public String toString() {
        return "Query[hidden]";
    }

    private List<String> parameters() {
        return raw.isEmpty() ? List.of() : Arrays.asList(raw.split("&", -1));
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return decode(equals < 0 ? parameter : parameter.substring(0, equals));
    }

    private static String value(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? "" : decode(parameter.substring(equals + 1));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badPercentSign) {
            return text;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
