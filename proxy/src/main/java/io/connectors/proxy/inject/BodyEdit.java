package io.connectors.proxy.inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Query;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts values of a credential into a body. The whole body has to be there for that, so it must not be large. */
public sealed interface BodyEdit {
    Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** Media type of the bodies that can be edited. */
    String contentType();

    /** Refuses a request whose body is not of the kind that the values belong into. */
    default Decision<BodyEdit> accept(RequestHead request) {
        Headers headers = request.headers();
        String type = headers.first("Content-Type").orElse(contentType()).toLowerCase(Locale.ROOT);
        boolean possible = request.hasBody() || WITH_BODY.contains(request.method());
        return possible && type.split(";", 2)[0].trim().equals(contentType()) && !headers.contains("Content-Encoding")
                ? Decision.passed(this)
                : Decision.refused(
                        Reason.BODY_NOT_EDITABLE,
                        "The credential of this Connector belongs into a body of type %s without Content-Encoding. Send such a body."
                                .formatted(contentType()));
    }

    /** Returns the head that goes with the new body. */
    default RequestHead head(RequestHead request, int length) {
        Headers headers = request.headers().without(name -> name.equals("expect") || name.equals("trailer"));
        return new RequestHead(
                request.method(),
                request.form(),
                request.origin(),
                request.target(),
                headers.contains("Content-Type") ? headers : headers.with("Content-Type", contentType()),
                new Framing.Sized(length));
    }

    /** Returns the new body. */
    Decision<byte[]> apply(byte[] body);

    /** Returns the edit that placements ask for; empty when they leave the body alone. */
    static Decision<Optional<BodyEdit>> of(List<Placement> placements) {
        List<Placement> form = new ArrayList<>(0);
        List<Placement> json = new ArrayList<>(0);
        for (Placement placement : placements) {
            switch (placement) {
                case Placement.FormField _ -> form.add(placement);
                case Placement.JsonKey _ -> json.add(placement);
                case Placement.HeaderField _, Placement.QueryParameter _ -> {}
            }
        }
        if (!form.isEmpty() && !json.isEmpty()) {
            return Decision.refused(
                    Reason.INJECTION_FAILED,
                    "The class puts values into a form and into JSON of the same request. Correct the ConnectorClass.");
        }
        if (!form.isEmpty()) {
            return Decision.passed(Optional.of(new Form(form)));
        }
        return Decision.passed(json.isEmpty() ? Optional.empty() : Optional.of(new Json(json)));
    }

    /** Fields of an urlencoded form. */
    record Form(List<Placement> fields) implements BodyEdit {
        @Override
        public String contentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public Decision<byte[]> apply(byte[] body) {
            Query form = new Query(new String(body, StandardCharsets.ISO_8859_1));
            for (Placement field : fields) {
                if (field instanceof Placement.FormField(String name, String value)) {
                    form = form.without(name).with(name, value);
                }
            }
            return Decision.passed(form.raw().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Keys at the top of a JSON object. */
    record Json(List<Placement> keys) implements BodyEdit {
        @Override
        public String contentType() {
            return "application/json";
        }
        // What is not touched must come out as it went in: numbers keep their digits, and a key that stands twice is
        // refused.
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();

        @Override
        public Decision<byte[]> apply(byte[] body) {
            return object(body).then(object -> {
                for (Placement key : keys) {
                    if (key instanceof Placement.JsonKey(String name, String value)) {
                        object.put(name, value);
                    }
                }
                return written(object);
            });
        }

        private static Decision<ObjectNode> object(byte[] body) {
            try {
                JsonNode parsed = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
                return parsed instanceof ObjectNode object ? Decision.passed(object) : noObject();
            } catch (IOException e) {
                return noObject();
            }
        }

        private static Decision<byte[]> written(ObjectNode object) {
            try {
                return Decision.passed(MAPPER.writeValueAsBytes(object));
            } catch (JsonProcessingException e) {
                return Decision.refused(Reason.INJECTION_FAILED, "The JSON body could not be written anew.");
            }
        }

        private static <T> Decision<T> noObject() {
            return Decision.refused(
                    Reason.BODY_NOT_EDITABLE, "The credential belongs into a JSON object, and the body is none.");
        }
    }
}
