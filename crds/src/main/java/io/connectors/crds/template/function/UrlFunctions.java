package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.url.InvalidUrlException;
import io.connectors.crds.template.function.url.Url;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** URLs to maps of their parts and back. */
final class UrlFunctions {
    static final List<Function> ALL = List.of(
            Function.of("urlParse", UrlFunctions::parse, Type.STRING),
            Function.of("urlJoin", UrlFunctions::join, Type.MAP_OF_ANY));

    private UrlFunctions() {}

    private static Value parse(Arguments a) {
        a.budget().requires(2L * a.bytes(0).length());
        try {
            Url url = Url.parse(a.bytes(0));
            Value.Dict parts = Value.Dict.empty();
            parts.put("scheme", new Value.Text(url.scheme()));
            parts.put("host", new Value.Text(url.host()));
            parts.put("hostname", new Value.Text(url.hostname()));
            parts.put("path", new Value.Text(url.path()));
            parts.put("query", new Value.Text(url.query()));
            parts.put("opaque", new Value.Text(url.opaque()));
            parts.put("fragment", new Value.Text(url.fragment()));
            parts.put("userinfo", new Value.Text(url.userText()));
            return parts;
        } catch (InvalidUrlException invalid) {
            throw new FunctionException("the text is not a URL: " + invalid.problem());
        }
    }

    private static Value join(Arguments a) {
        Value.Dict parts = a.dict(0);
        try {
            Url url = Url.of(
                    part(parts, "scheme"),
                    part(parts, "opaque"),
                    part(parts, "userinfo"),
                    part(parts, "host"),
                    part(parts, "path"),
                    part(parts, "query"),
                    part(parts, "fragment"));
            a.budget().requires(3L * size(parts));
            return new Value.Text(url.text());
        } catch (InvalidUrlException invalid) {
            throw new FunctionException("\"userinfo\" does not fit a URL: " + invalid.problem());
        }
    }

    private static String part(Value.Dict parts, String name) {
        Value part = parts.get(name);
        if (part == null) {
            return "";
        }
        if (part instanceof Value.Text text) {
            return text.bytes();
        }
        throw new FunctionException("\"" + name + "\" must be a string, not " + ReflectionFunctions.kindOf(part));
    }

    private static long size(Value.Dict parts) {
        return parts.entries().values().stream()
                .mapToLong(
                        part -> part instanceof Value.Text text ? text.bytes().length() : 0)
                .sum();
    }
}
