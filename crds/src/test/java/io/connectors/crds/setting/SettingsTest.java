package io.connectors.crds.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SettingsTest {
    enum Mode {
        READ_ONLY,
        FULL
    }

    record Sample(
            @Setting(key = "a.text", defaultValue = "hello", description = "Greets.")
            String text,

            @Setting(key = "a.flag", defaultValue = "true", description = "Switches a|b.")
            boolean flag,

            @Setting(key = "a.count", defaultValue = "3", description = "Counts.")
            int count,

            @Setting(key = "a.bytes", defaultValue = "4000000000", description = "Limits.")
            long bytes,

            @Setting(key = "a.time", defaultValue = "10s", description = "Waits.")
            Duration time,

            @Setting(key = "a.names", defaultValue = "x, y", description = "Lists.")
            List<String> names,

            @Setting(key = "a.folder", defaultValue = "/tmp", description = "Keeps.")
            Path folder,

            @Setting(key = "a.mode", defaultValue = "read-only", description = "Chooses.")
            Mode mode,

            @Setting(key = "a.file", description = "May be absent.")
            Optional<Path> file) {

        Sample {
            if (count < 0) {
                throw new InvalidSettingException("a.count", Integer.toString(count), "0 or more");
            }
        }
    }

    record Two(
            Sample first,

            @Setting(key = "b.text", defaultValue = "second", description = "Follows.")
            String second) {}

    record Case(String key, String value, String allowed) {}

    @Test
    void takesTheDefaultsWhenNothingIsSet() {
        assertThat(read(Map.of()))
                .isEqualTo(new Sample(
                        "hello",
                        true,
                        3,
                        4_000_000_000L,
                        Duration.ofSeconds(10),
                        List.of("x", "y"),
                        Path.of("/tmp"),
                        Mode.READ_ONLY,
                        Optional.empty()));
    }

    @Test
    void readsWhatIsSet() {
        var values = Map.of(
                "a.text", " bye ", "a.flag", "false", "a.count", "7", "a.time", "PT1M", "a.names", "z,,", "a.mode",
                "full", "a.file", "/etc/x", "a.bytes", " ");

        assertThat(read(values))
                .isEqualTo(new Sample(
                        "bye",
                        false,
                        7,
                        4_000_000_000L,
                        Duration.ofMinutes(1),
                        List.of("z"),
                        Path.of("/tmp"),
                        Mode.FULL,
                        Optional.of(Path.of("/etc/x"))));
    }

    static Stream<Case> unusable() {
        return Stream.of(
                new Case("a.flag", "yes", "true or false"),
                new Case("a.count", "3000000000", "a whole number below 2147483648"),
                new Case("a.count", "-1", "0 or more"),
                new Case("a.bytes", "1k", "a whole number"),
                new Case("a.time", "10", "such as 500ms, 10s"),
                new Case("a.time", "-PT1S", "such as 500ms, 10s"),
                new Case("a.mode", "none", "one of read-only, full"),
                new Case("a.file", "\u0000", "nothing, or a path"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void namesKeyAndValueAndWhatIsAllowed(Case unusable) {
        assertThatThrownBy(() -> read(Map.of(unusable.key(), unusable.value())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll(unusable.key(), "\"" + unusable.value() + "\"", unusable.allowed());
    }

    @Test
    void readsDurationsAsPeopleWriteThem() {
        assertThat(Stream.of("500ms", "10s", "5m", "1h", "2d", "PT0.5S").map(Durations::parse))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofDays(2),
                        Duration.ofMillis(500));
    }

    @Test
    void listsEverySettingOnThePage() {
        assertThat(SettingsPage.render("Sample", Sample.class))
                .startsWith("# Sample\n")
                .contains("| `a.flag` | boolean | `true` | Switches a\\|b. |\n")
                .contains("| `a.time` | duration | `10s` | Waits. |\n")
                .endsWith("| `a.file` | path | – | May be absent. |\n");
    }

    @Test
    void readsAGroupOfSettingsThatModulesShare() {
        Two two = Settings.read(Two.class, key -> Optional.of("5").filter(_ -> key.equals("a.count")));

        assertThat(two.first().count()).isEqualTo(5);
        assertThat(two.second()).isEqualTo("second");
    }

    @Test
    void checksAGroupAsIfItStoodAlone() {
        assertThatThrownBy(() ->
                        Settings.read(Two.class, key -> Optional.of("-1").filter(_ -> key.equals("a.count"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll("a.count", "0 or more");
    }

    @Test
    void listsTheSettingsOfAGroupInItsPlace() {
        assertThat(SettingsPage.render("Two", Two.class))
                .contains("| `a.file` | path | – | May be absent. |\n| `b.text` | text | `second` | Follows. |\n");
    }

    private static Sample read(Map<String, String> values) {
        return Settings.read(Sample.class, key -> Optional.ofNullable(values.get(key)));
    }
}
