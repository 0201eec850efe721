package io.connectors.sandbox;

import io.connectors.sandbox.pki.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes the file that clients find an API server by. */
final class KubeConfig {

    private KubeConfig() {}

    static void write(Path file, URI server, Path certificateAuthority, String token) {
        try {
            String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(certificateAuthority));
            String text = """
                    apiVersion: v1
                    kind: Config
                    clusters:
                    - name: sandbox
                      cluster:
                        server: %s
                        certificate-authority-data: %s
                    users:
                    - name: admin
                      user:
                        token: %s
                    contexts:
                    - name: sandbox
                      context:
                        cluster: sandbox
                        user: admin
                    current-context: sandbox
                    """.formatted(server, authority, token);
            PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The kubeconfig " + file + " could not be written", e);
        }
    }
}
