package io.connectors.proxy.rewrite;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the fields that lead a client somewhere: Location, Content-Location, Link, and the reach of cookies. */
public final class AnswerRewriting implements UnaryOperator<ResponseHead> {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>");

    private final ProxyPlace place;

    public AnswerRewriting(ProxyPlace place) {
        this.place = place;
    }

    @Override
    public ResponseHead apply(ResponseHead head) {
        List<Field> fields = new ArrayList<>(head.headers().fields().size());
        boolean changed = false;
        for (Field field : head.headers().fields()) {
            String value = value(field);
            boolean same = value.equals(field.value());
            changed |= !same;
            fields.add(same ? field : new Field(field.name(), value));
        }
        return changed ? head.withHeaders(new Headers(fields)) : head;
    }

    private String value(Field field) {
        return switch (field.key()) {
            case "location", "content-location" -> place.map(field.value()).orElse(field.value());
            case "link" -> links(field.value());
            case "set-cookie" -> CookieReach.rewritten(field.value(), place);
            default -> field.value();
        };
    }

    private String links(String value) {
        return LINK.matcher(value).replaceAll(link -> {
            String url = link.group(1);
            return Matcher.quoteReplacement("<" + place.map(url).orElse(url) + ">");
        });
    }
}
