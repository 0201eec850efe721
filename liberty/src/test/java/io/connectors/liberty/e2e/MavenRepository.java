package io.connectors.liberty.e2e;

import io.connectors.liberty.e2e.ToolServer.Answer;
import io.connectors.liberty.e2e.ToolServer.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Maven repository: files that are put into it are there afterwards. */
final class MavenRepository implements ToolServer.Content {
    static final String PREFIX = "/repository/team";

    private final Map<String, Answer> files = new ConcurrentHashMap<>();

    /** Puts a project there with a jar that holds nothing. */
    void publish(String artifact, String packaging) throws IOException {
        String file = PREFIX + "/org/example/" + artifact + "/1.2.3/" + artifact + "-1.2.3.";
        String pom = """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.2.3</version>
                  <packaging>%s</packaging>
                </project>
                """.formatted(artifact, packaging);
        files.put(file + "pom", new Answer(200, "application/xml", pom));
        if (packaging.equals("jar")) {
            files.put(file + "jar", Answer.file(emptyJar()));
        }
    }

    @Override
    public Answer answer(Asked asked) {
        if (asked.method().equals("PUT")) {
            files.put(asked.path(), Answer.file(asked.body().getBytes(StandardCharsets.ISO_8859_1)));
            return new Answer(201, "text/plain", "");
        }
        return files.getOrDefault(asked.path(), new Answer(404, "text/plain", "no such file"));
    }

    private static byte[] emptyJar() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/"));
        }
        return bytes.toByteArray();
    }
}
