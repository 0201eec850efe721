package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** URLs. */
final class UrlFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "parts",
                        "{{ urlParse \"HTTPS://u:p%40s@h.example:8443/p%20a/th?q=1&r#f%20g\" | toJson }}",
                        "{\"fragment\":\"f g\",\"host\":\"h.example:8443\",\"hostname\":\"h.example\",\"opaque\":\"\",\"path\":\"/p a/th\",\"query\":\"q=1\\u0026r\",\"scheme\":\"https\",\"userinfo\":\"u:p%40s\"}"),
                new Case(
                        "opaque",
                        "{{ urlParse \"mailto:a@b?c\" | toJson }}",
                        "{\"fragment\":\"\",\"host\":\"\",\"hostname\":\"\",\"opaque\":\"a@b\",\"path\":\"\",\"query\":\"c\",\"scheme\":\"mailto\",\"userinfo\":\"\"}"),
                new Case(
                        "relative",
                        "{{ urlParse \"//h/p\" | toJson }} {{ urlParse \"a/b:c\" | toJson }} {{ urlParse \"\" | toJson }} {{ urlParse \"*\" | toJson }}",
                        "{\"fragment\":\"\",\"host\":\"h\",\"hostname\":\"h\",\"opaque\":\"\",\"path\":\"/p\",\"query\":\"\",\"scheme\":\"\",\"userinfo\":\"\"} {\"fragment\":\"\",\"host\":\"\",\"hostname\":\"\",\"opaque\":\"\",\"path\":\"a/b:c\",\"query\":\"\",\"scheme\":\"\",\"userinfo\":\"\"} {\"fragment\":\"\",\"host\":\"\",\"hostname\":\"\",\"opaque\":\"\",\"path\":\"\",\"query\":\"\",\"scheme\":\"\",\"userinfo\":\"\"} {\"fragment\":\"\",\"host\":\"\",\"hostname\":\"\",\"opaque\":\"\",\"path\":\"*\",\"query\":\"\",\"scheme\":\"\",\"userinfo\":\"\"}"),
                new Case(
                        "IPv6",
                        "{{ (urlParse \"http://[fe80::1%25en0]:80/\").hostname }} {{ (urlParse \"http://[::ffff:1.2.3.4]\").host }}",
                        "fe80::1%en0 [::ffff:1.2.3.4]"),
                new Case("several colons where no HTTP is spoken", "{{ (urlParse \"tcp://h:1:2/\").host }}", "h:1:2"),
                new Case(
                        "join",
                        "{{ urlJoin (dict \"scheme\" \"https\" \"host\" \"h:1\" \"path\" \"a b/ü\" \"query\" \"x=1\" \"fragment\" \"f#\" \"userinfo\" \"u:p%20w\") }} {{ urlJoin (dict \"path\" \"x:y\") }} {{ urlJoin (dict \"scheme\" \"mailto\" \"opaque\" \"a@b\") }} {{ urlJoin (dict) }}|",
                        "https://u:p%20w@h:1/a%20b/%C3%BC?x=1#f%23 ./x:y mailto:a@b |"),
                new Case("back and forth", "{{ urlJoin (urlParse \"https://u:@h/a%2Fb?#\") }}", "https://u:@h/a/b"));
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
                new Refusal("a port that is no number", "{{ urlParse \"http://h:x/\" }}"),
                new Refusal("two ports", "{{ urlParse \"http://h:1:2/\" }}"),
                new Refusal("an open bracket", "{{ urlParse \"http://[::1\" }}"),
                new Refusal("IPv4 in brackets", "{{ urlParse \"http://[1.2.3.4]/\" }}"),
                new Refusal("a blank in the host", "{{ urlParse \"http://a b/\" }}"),
                new Refusal("a colon first", "{{ urlParse \":x\" }}"),
                new Refusal("a colon in the first segment", "{{ urlParse \"1a:b\" }}"),
                new Refusal("a wrong escape", "{{ urlParse \"http://h/%zz\" }}"),
                new Refusal("a control character", "{{ urlParse \"http://h/\\x01\" }}"),
                new Refusal("a blank in the user", "{{ urlParse \"http://u x@h/\" }}"),
                new Refusal("an escaped ASCII letter in the host", "{{ urlParse \"http://h%41/\" }}"),
                new Refusal("a part that is no text", "{{ urlJoin (dict \"host\" 1) }}"),
                new Refusal("a part that is nil", "{{ urlJoin (dict \"host\" nil) }}"),
                new Refusal("a wrong user", "{{ urlJoin (dict \"userinfo\" \"a b\") }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
