package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encodings and checksums. */
final class EncodingFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "base64",
                        "{{ b64enc \"héllo\" }} {{ b64dec \"aMOpbGxv\" }} {{ b64enc \"\" }}|{{ b64dec \"\" }}|",
                        "aMOpbGxv héllo ||"),
                new Case("base64 keeps bytes", "{{ b64dec \"//79\" | b64enc }} {{ b64dec \"gIGC\" | len }}", "//79 3"),
                new Case(
                        "base64 with line breaks",
                        "{{ b64dec \"aGVs\\nbG8=\\r\\n\" }} {{ b64dec \"aa=\\n=\\n\" }}",
                        "hello i"),
                new Case(
                        "mistakes in base64 are told by position",
                        "{{ b64dec \"aGVsbG8\" }}, {{ b64dec \"a===\" }}, {{ b64dec \"aa=x\" }}, {{ b64dec \"YQ==YQ==\" }}, {{ b64dec \"_-8=\" }}, {{ b64dec \"aa=\" }}",
                        "illegal base64 data at input byte 4, illegal base64 data at input byte 1, illegal base64 data at input byte 2, illegal base64 data at input byte 4, illegal base64 data at input byte 0, illegal base64 data at input byte 3"),
                new Case(
                        "base32",
                        "{{ b32enc \"a\" }} {{ b32enc \"hello\" }} {{ b32dec \"NBSWY3DP\" }} {{ b32dec \"ME=\\n=====\" }} {{ b32dec \"ME======AB\" }}",
                        "ME====== NBSWY3DP hello a a"),
                new Case(
                        "mistakes in base32 are told by position",
                        "{{ b32dec \"ME\" }}, {{ b32dec \"me======\" }}, {{ b32dec \"MFR=====\" }}, {{ b32dec \"ME==\" }}, {{ b32dec \"ME=A====\" }}",
                        "illegal base32 data at input byte 0, illegal base32 data at input byte 0, illegal base32 data at input byte 3, illegal base32 data at input byte 4, illegal base32 data at input byte 2"),
                new Case(
                        "checksums",
                        "{{ sha1sum \"a\" }} {{ sha256sum \"\" }} {{ adler32sum \"héllo\" }} {{ sha512sum \"a\" | trunc 16 }} {{ b64dec \"/w==\" | sha256sum | trunc 8 }}",
                        "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 192152348 1f40fc92da241694 a8100ae6"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsSprigDoes(Case example) {
        assertThat(Rendering.of(example.template())).isEqualTo(example.output());
    }

    record Refusal(String name, String template) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("a number", "{{ b64enc 1 }}"), new Refusal("the checksum of nil", "{{ sha256sum nil }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
