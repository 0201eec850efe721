package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void showsTheDemoUnlessToldNotTo() {
        assertThat(Command.parse(List.of("up"))).isEqualTo(new Command.Up(true, Optional.empty()));
        assertThat(Command.parse(List.of("up", "--no-demo"))).isEqualTo(new Command.Up(false, Optional.empty()));
    }

    @Test
    void hasNoDemoOnAnApiServerOfTheUser() {
        assertThat(Command.parse(List.of("up", "--kubeconfig", "/a b/kubeconfig")))
                .isEqualTo(new Command.Up(false, Optional.of(Path.of("/a b/kubeconfig"))));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(Command.parse(List.of("up", "--force")).toString()).contains("--force", "--kubeconfig FILE");
        assertThat(Command.parse(List.of("up", "--kubeconfig")).toString()).contains("--kubeconfig FILE");
        assertThat(Command.parse(List.of("down", "now"))).isEqualTo(new Command.Unknown("down takes no \"now\""));
        assertThat(Command.parse(List.of("bench"))).isEqualTo(new Command.Unknown("unknown command \"bench\""));
        assertThat(Command.parse(List.of())).isInstanceOf(Command.Unknown.class);
    }
}
