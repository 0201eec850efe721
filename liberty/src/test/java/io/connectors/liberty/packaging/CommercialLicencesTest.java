package io.connectors.liberty.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommercialLicencesTest {

    @TempDir
    private Path directory;

    record Case(String name, String entry, String content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> commercial() {
        return Stream.of(
                new Case(
                        "a manifest as Flow 24.10 has it",
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nBundle-License: Vaadin Commercial License and Service Terms\n\n"),
                new Case(
                        "a POM",
                        "META-INF/maven/com.vaadin/flow-server/pom.xml",
                        "<project><licenses>\n<license><name>Vaadin Commercial License</name></license></licenses></project>"),
                new Case(
                        "a licence file",
                        "META-INF/LICENSE.txt",
                        "Commercial Vaadin Developer License (CVDL) version 4\n"));
    }

    @ParameterizedTest
    @MethodSource("commercial")
    void findsInAJarInsideAWar(Case licence) throws IOException {
        var war = directory.resolve("ui.war");
        try (var stream = Files.newOutputStream(war)) {
            zip(stream, "WEB-INF/lib/paid-1.0.jar", jar(licence.entry(), licence.content()));
        }

        assertThat(CommercialLicences.in(List.of(war)))
                .containsExactly("ui.war!WEB-INF/lib/paid-1.0.jar: " + licence.entry());
    }

    static Stream<Case> free() {
        return Stream.of(
                new Case(
                        "a manifest",
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nBundle-License: Apache-2.0\nImplementation-Title: commercial\n\n"),
                new Case(
                        "Apache's text",
                        "META-INF/LICENSE",
                        "damages for loss of goodwill, work stoppage, or any and all other commercial damages or losses"),
                new Case(
                        "Eclipse's text", "LICENSE", "4. COMMERCIAL DISTRIBUTION\nCommercial distributors of software"),
                new Case(
                        "a comment in a POM",
                        "META-INF/maven/a/b/pom.xml",
                        "<project><!-- not under a commercial license --><licenses><license>MIT</license></licenses></project>"));
    }

    @ParameterizedTest
    @MethodSource("free")
    void letsFreeLicencesPass(Case licence) throws IOException {
        var jar = Files.write(directory.resolve("free.jar"), jar(licence.entry(), licence.content()));

        assertThat(CommercialLicences.in(List.of(jar))).isEmpty();
    }

    @Test
    void readsJarsBesideWars() throws IOException {
        var jar = Files.write(directory.resolve("paid.jar"), jar("license.txt", "This is a Commercial License."));

        assertThat(CommercialLicences.in(List.of(jar))).containsExactly("paid.jar: license.txt");
    }

    private static byte[] jar(String entry, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        zip(bytes, entry, content.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static void zip(OutputStream stream, String entry, byte[] content) throws IOException {
        try (var zip = new ZipOutputStream(stream)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
    }
}
