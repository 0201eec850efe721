package io.connectors.liberty.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The packaged server configurations around two applications whose file {@code /who} says which of them answers. */
final class StubApplications {

    private StubApplications() {}

    static Installation under(Path directory, Installation packaged) throws IOException {
        var usr = directory.resolve("usr");
        copy(packaged.usr().resolve("servers"), usr.resolve("servers"));
        copy(packaged.usr().resolve("shared/config"), usr.resolve("shared/config"));
        var applications = Files.createDirectories(usr.resolve("shared/apps"));
        write(applications.resolve("app.war"), "control");
        write(applications.resolve("proxy.war"), "proxy");
        return new Installation(packaged.wlp(), usr);
    }

    private static void write(Path war, String who) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("who"));
            zip.write(who.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
