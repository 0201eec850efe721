package io.connectors.liberty.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search through a folder found.
 *
 * @param hits one line a file that contains the secret, never the secret
 */
record PasswordSearch(int files, long bytes, List<String> hits) {

    PasswordSearch {
        hits = List.copyOf(hits);
    }

    /** Searches the names and the content of all files. */
    static PasswordSearch through(Path folder, String secret) {
        var forms = new SecretForms(secret);
        List<String> hits = new ArrayList<>();
        int count = 0;
        long bytes = 0;
        try (var paths = Files.walk(folder)) {
            for (var file : paths.filter(Files::isRegularFile).toList()) {
                // One byte, one character: the forms are ASCII, and the files are anything.
                var content = Files.readString(file, StandardCharsets.ISO_8859_1);
                count++;
                bytes += content.length();
                forms.foundIn(folder.relativize(file) + "\n" + content)
                        .ifPresent(form -> hits.add(folder.relativize(file) + " (" + form + ")"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot search " + folder, e);
        }
        return new PasswordSearch(count, bytes, hits);
    }
}
