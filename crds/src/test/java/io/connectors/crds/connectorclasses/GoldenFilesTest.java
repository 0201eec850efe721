package io.connectors.crds.connectorclasses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file, rendered for one and for two Connectors, equals its reviewed copy. */
final class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/classes");

    static Stream<MountedFile> files() {
        return MountedFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void equalsTheReviewedCopyForOneConnector(MountedFile file) throws IOException {
        compare(file, file.render(file.mountOfOne()), file.file());
    }

    @ParameterizedTest
    @MethodSource("files")
    void equalsTheReviewedCopyForTwoConnectors(MountedFile file) throws IOException {
        compare(file, file.render(file.mountOfTwo()), "two-connectors/" + file.file());
    }

    private static void compare(MountedFile file, String rendered, String name) throws IOException {
        Path copy =
                GOLDEN.resolve(file.className()).resolve(file.configuration()).resolve(name);
        if (Boolean.getBoolean("connectors.update")) {
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, rendered);
        }

        assertThat(rendered)
                .as("Review the change, then run this test with -Dconnectors.update=true")
                .isEqualTo(Files.readString(copy));
    }
}
