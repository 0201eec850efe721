package io.connectors.proxy.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=", "=b", "&", "a&&b", "a=1&a=2", "%zz=%", "a=b=c", "a+b=%20", "caf%C3%A9"})
    void leavesWhatNobodyAsksForByteForByte(String raw) {
        Query query = new Query(raw);

        assertThat(query.without("token").raw()).isEqualTo(raw);
        assertThat(query.withoutValue("secret").raw()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "token=a, ''",
        "token, ''",
        "a=1&token=x&b=2, a=1&b=2",
        "token=1&token=2, ''",
        "%74oken=1&tok%65n=2&b, b",
        "Token=1, Token=1",
        "atoken=1, atoken=1",
        "b=token, b=token",
    })
    void dropsAllParametersOfAName(String raw, String expected) {
        assertThat(new Query(raw).without("token").raw()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a=secret&b, b", "a=x-secret-y, ''", "secret, ''", "a=Secret, a=Secret"})
    void dropsAllParametersInWhichATextStands(String raw, String expected) {
        assertThat(new Query(raw).withoutValue("secret").raw()).isEqualTo(expected);
    }

    @Test
    void encodesWhatItAdds() {
        assertThat(new Query("a=1").with("b c", "&=+%\u00e9").raw()).isEqualTo("a=1&b+c=%26%3D%2B%25%C3%A9");
        assertThat(new Query("").with("b", "c").raw()).isEqualTo("b=c");
    }

    @Test
    void decodesWhatIsAskedFor() {
        Query query = new Query("a=1&a=%32&b+c=d%20e&f&%zz=x");

        assertThat(query.first("a")).contains("1");
        assertThat(query.first("b c")).contains("d e");
        assertThat(query.first("f")).contains("");
        assertThat(query.first("%zz")).contains("x");
        assertThat(query.first("g")).isEmpty();
        assertThat(query.all()).containsEntry("a", List.of("1", "2"));
    }

    @Test
    void tellsALoneQuestionMarkFromNone() {
        RequestTarget lone = new RequestTarget("/x", "?");

        assertThat(Query.of(lone).without("token").in(lone)).isEqualTo(lone);
        assertThat(Query.of(new RequestTarget("/x", "?token=1"))
                        .without("token")
                        .in(lone)
                        .raw())
                .isEqualTo("/x?");
        assertThat(new Query("").in(new RequestTarget("/x", "?a")).raw()).isEqualTo("/x");
    }

    @Test
    void hidesItself() {
        assertThat(new Query("token=secret")).hasToString("Query[hidden]");
    }
}
