package io.connectors.liberty.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds jars whose own manifest, POM or licence file says that they must be paid for, however deep they are packed. */
final class CommercialLicences {

    /** Names of licences. The word alone is no sign: Apache's and Eclipse's licences speak of commercial damages. */
    private static final Pattern COMMERCIAL = Pattern.compile(
            "commercial licen[cs]e|licen[cs]e[^\\n]{0,40}commercial|proprietary licen[cs]e|vaadin\\.com/commercial|\\bcv[ad]l\\b",
            Pattern.CASE_INSENSITIVE);

    /** The licences of a POM, in the part before its dependencies' comments. */
    private static final Pattern POM_LICENCES = Pattern.compile("<licenses>(.*?)</licenses>", Pattern.DOTALL);

    private final List<String> findings = new ArrayList<>();

    private CommercialLicences() {}

    /** Returns one line for each archive with such a licence. */
    static List<String> in(List<Path> archives) throws IOException {
        var licences = new CommercialLicences();
        for (var archive : archives) {
            try (var stream = Files.newInputStream(archive)) {
                licences.read(archive.getFileName().toString(), stream);
            }
        }
        return List.copyOf(licences.findings);
    }

    private void read(String name, InputStream archive) throws IOException {
        var zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var path = entry.getName().toLowerCase(Locale.ROOT);
            if (path.endsWith(".jar") || path.endsWith(".war")) {
                read(name + "!" + entry.getName(), new ByteArrayInputStream(zip.readAllBytes()));
            } else if (statements(path, zip)
                    .anyMatch(text -> COMMERCIAL.matcher(text).find())) {
                findings.add(name + ": " + entry.getName());
            }
        }
    }

    private static Stream<String> statements(String path, ZipInputStream zip) throws IOException {
        if (path.equals("meta-inf/manifest.mf")) {
            var attributes = new Manifest(new ByteArrayInputStream(zip.readAllBytes())).getMainAttributes();
            return attributes.entrySet().stream()
                    .filter(attribute -> attribute
                            .getKey()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .contains("license"))
                    .map(attribute -> attribute.getValue().toString());
        }
        if (path.endsWith("/pom.xml")) {
            return POM_LICENCES.matcher(text(zip)).results().map(found -> found.group(1));
        }
        if (path.matches("(meta-inf/)?(licen[cs]e|eula)[^/]*")) {
            return Stream.of(text(zip));
        }
        return Stream.empty();
    }

    private static String text(ZipInputStream zip) throws IOException {
        return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
}
