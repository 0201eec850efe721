package io.connectors.app.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoDurationTest {
    record Case(String text, @Nullable Duration expected) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("30m", Duration.ofMinutes(30)),
                new Case("1h30m", Duration.ofMinutes(90)),
                new Case("1.5h", Duration.ofMinutes(90)),
                new Case("1800s", Duration.ofMinutes(30)),
                new Case("1s500ms", Duration.ofMillis(1_500)),
                new Case("2us3µs4ns", Duration.ofNanos(5_004)),
                new Case("999999999h", Duration.ofHours(999_999_999)),
                new Case("", null),
                new Case("30", null),
                new Case("-30m", null),
                new Case("30 m", null),
                new Case("30m,", null),
                new Case("PT30M", null),
                new Case("1d", null),
                new Case("9999999999h", null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatGoReads(Case given) {
        assertThat(GoDuration.parse(given.text())).isEqualTo(Optional.ofNullable(given.expected()));
    }
}
