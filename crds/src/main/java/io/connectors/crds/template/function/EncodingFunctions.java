package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Base64 and base32 with the standard alphabets and padding. What cannot be decoded gives a text that says so, not an error. */
final class EncodingFunctions {
    static final List<Function> ALL = List.of(
            Function.of("b64enc", EncodingFunctions::encodeBase64, Type.STRING),
            Function.of("b64dec", EncodingFunctions::decodeBase64, Type.STRING),
            Function.of("b32enc", EncodingFunctions::encodeBase32, Type.STRING),
            Function.of("b32dec", EncodingFunctions::decodeBase32, Type.STRING));

    private EncodingFunctions() {}

    private static Value encodeBase64(Arguments a) {
        String bytes = a.bytes(0);
        a.budget().requires(2L * bytes.length());
        byte[] encoded = Base64.getEncoder().encode(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return new Value.Text(new String(encoded, StandardCharsets.ISO_8859_1));
    }

    private static Value decodeBase64(Arguments a) {
        a.budget().steps(a.bytes(0).length());
        return new Value.Text(Base64Text.decode(a.bytes(0)));
    }

    private static Value encodeBase32(Arguments a) {
        a.budget().requires(2L * a.bytes(0).length());
        return new Value.Text(Base32Text.encode(a.bytes(0)));
    }

    private static Value decodeBase32(Arguments a) {
        a.budget().steps(a.bytes(0).length());
        return new Value.Text(Base32Text.decode(a.bytes(0)));
    }
}
