package io.connectors.liberty.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretFormsTest {

    private static final String SECRET = "pa55~word>?/+%z";
    private static final String ENCODED = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

    record Case(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> leaks() {
        return Stream.of(
                new Case("plain", "Authorization: " + SECRET + " and more"),
                new Case("percent-encoded", "https://forge-bot:" + ENCODED + "@forge.example"),
                new Case("percent-encoded in small letters", ENCODED.toLowerCase(Locale.ROOT)),
                new Case("base64 alone", base64(SECRET)),
                new Case("base64 after one byte", base64("u" + SECRET)),
                new Case("base64 after two bytes", base64("u:" + SECRET)),
                new Case("base64 of an account", base64("forge-bot:" + SECRET + "\n")),
                new Case("base64url of an account", Base64.getUrlEncoder().encodeToString(bytes("bot:" + SECRET))));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void finds(Case leak) {
        assertThat(new SecretForms(SECRET).foundIn(leak.text())).isPresent();
    }

    @Test
    void findsNothingInOtherText() {
        var forms = new SecretForms(SECRET);

        assertThat(forms.foundIn("pa55~word " + base64("forge-bot:another password")))
                .isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
