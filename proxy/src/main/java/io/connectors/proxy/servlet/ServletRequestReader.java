package io.connectors.proxy.servlet;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.FramingRules;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Reads the head of a request as the client sent it. */
final class ServletRequestReader {
    private ServletRequestReader() {}

    /** Returns the head. One that breaks the rules of framing is returned without body, for others to refuse. */
    static RequestHead read(HttpServletRequest request) {
        // getRequestURI loses ";jsessionid=…", getPathInfo is decoded. The URL is neither, and it has the host of
        // absolute-form, which goes before that of the Host header.
        String url = request.getRequestURL().toString();
        int authority = url.indexOf("://") + 3;
        int slash = url.indexOf('/', authority);
        String path = slash < 0 ? "/" : url.substring(slash);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        Headers headers = headers(request);
        return new RequestHead(
                request.getMethod(),
                origin(request.getScheme(), url.substring(authority, slash < 0 ? url.length() : slash)),
                new RequestTarget(path, query),
                headers,
                framing(headers));
    }

    private static Headers headers(HttpServletRequest request) {
        List<Field> fields = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                fields.add(new Field(name, value));
            }
        }
        return new Headers(fields);
    }

    private static Framing framing(Headers headers) {
        try {
            return FramingRules.ofRequest(headers);
        } catch (MalformedMessageException refusedLater) {
            return Framing.NONE;
        }
    }

    private static Origin origin(String scheme, String authority) {
        int standard = scheme.equals("https") ? 443 : 80;
        int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        String host = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
        return new Origin(scheme, host, colon < 0 ? standard : port(authority.substring(colon + 1), standard));
    }

    private static int port(String text, int standard) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : standard;
    }
}
