package io.connectors.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void measuresEverythingInFiveRoundsUnlessToldOtherwise() {
        assertThat(Command.parse(List.of())).isEqualTo(new Command(5, List.of(), false));
    }

    @Test
    void takesNamesWithAndWithoutOnly() {
        assertThat(Command.parse(List.of("--only", "latency", "streams")).only())
                .containsExactly("latency", "streams");
        assertThat(Command.parse(List.of("latency", "--rounds", "3")))
                .isEqualTo(new Command(3, List.of("latency"), false));
    }

    @Test
    void isQuickInOneRoundOrInThoseAskedFor() {
        assertThat(Command.parse(List.of("--quick")).rounds()).isEqualTo(1);
        assertThat(Command.parse(List.of("--quick", "--rounds", "2")).rounds()).isEqualTo(2);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatExceptionOfType(Command.UsageException.class)
                .isThrownBy(() -> Command.parse(List.of("--fast")))
                .withMessageContaining("--fast");
        assertThatExceptionOfType(Command.UsageException.class)
                .isThrownBy(() -> Command.parse(List.of("--rounds", "0")))
                .withMessageContaining("\"0\"");
        assertThatExceptionOfType(Command.UsageException.class).isThrownBy(() -> Command.parse(List.of("--rounds")));
    }
}
