package io.connectors.liberty.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTranscriptTest {

    @Test
    void numbersTheStepsAndPutsWhatWasSeenBelow() {
        var printed = new ByteArrayOutputStream();
        var transcript = new DemoTranscript(new PrintStream(printed, true, StandardCharsets.UTF_8));

        transcript.step("clone from the tool", "refused (401)", List.of("$ git clone"));
        transcript.step("search", "no hit", List.of());

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "1. clone from the tool" + " ".repeat(30) + "refused (401)",
                        "     $ git clone",
                        "2. search" + " ".repeat(43) + "no hit");
    }
}
