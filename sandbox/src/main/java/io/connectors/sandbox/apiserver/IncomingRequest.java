package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.protobuf.ProtobufObject;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.resource.Warnings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request as Jetty has it. The body is read only for a sender that is known; from here on it is text. */
record IncomingRequest(Request request) {

    private static final int MAX_BODY_BYTES = 3 * 1024 * 1024;

    String method() {
        return request.getMethod();
    }

    String path() {
        return Request.getPathInContext(request);
    }

    HttpFields headers() {
        return request.getHeaders();
    }

    Call by(UserInfo user, Warnings warnings) {
        byte[] content = body();
        if (ProtobufObject.MEDIA_TYPE.equals(headers().get(HttpHeader.CONTENT_TYPE))) {
            String json =
                    content.length == 0 ? "" : ProtobufObject.json(content).toString();
            HttpFields asJson = HttpFields.build(headers()).put(HttpHeader.CONTENT_TYPE, "application/json");
            return new Call(method(), path(), query(), asJson, json, user, warnings);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return new Call(method(), path(), query(), headers(), text, user, warnings);
    }

    private Query query() {
        Map<String, List<String>> values = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            values.put(field.getName(), field.getValues());
        }
        return new Query(values);
    }

    private byte[] body() {
        try (InputStream content = Content.Source.asInputStream(request)) {
            byte[] read = content.readNBytes(MAX_BODY_BYTES + 1);
            if (read.length > MAX_BODY_BYTES) {
                throw ApiException.of(413, "Request entity too large: limit is " + MAX_BODY_BYTES);
            }
            return read;
        } catch (IOException e) {
            throw ApiException.badRequest("the body of the request could not be read: " + e.getMessage());
        }
    }
}
