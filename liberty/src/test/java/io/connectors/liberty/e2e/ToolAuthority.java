package io.connectors.liberty.e2e;

import io.connectors.sandbox.pki.DevelopmentCa;
import io.connectors.sandbox.pki.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate of a run's tools, and the authority that signed it: no client knows it, only Connectors name it. */
final class ToolAuthority {
    private final ServerCertificate certificate;
    private final String pem;

    private ToolAuthority(ServerCertificate certificate, String pem) {
        this.certificate = certificate;
        this.pem = pem;
    }

    static ToolAuthority in(Path folder) {
        try {
            var ca = DevelopmentCa.in(Files.createDirectories(folder), InstantSource.system());
            return new ToolAuthority(
                    ca.serverCertificate("tool", List.of(ToolHost.NAME)), Files.readString(ca.certificateFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Connector has to trust. */
    String pem() {
        return pem;
    }

    Path certificateFile() {
        return certificate.certificateFile();
    }

    Path keyFile() {
        return certificate.keyFile();
    }

    SSLContext context() {
        try {
            char[] password = DevelopmentCa.KEY_STORE_PASSWORD.toCharArray();
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(certificate.keyStore().toFile(), password), password);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
