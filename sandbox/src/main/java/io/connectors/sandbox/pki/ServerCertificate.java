package io.connectors.sandbox.pki;

import java.nio.file.Path;
import java.security.cert.X509Certificate;

/**
 * A server's certificate and where its files are.
 *
 * @param certificate the leaf; the files hold the CA's certificate after it
 * @param keyStore PKCS#12, mode 0600, with the password {@link DevelopmentCa#KEY_STORE_PASSWORD}
 * @param certificateFile PEM, leaf first
 * @param keyFile PEM, PKCS#8, mode 0600
 */
public record ServerCertificate(X509Certificate certificate, Path keyStore, Path certificateFile, Path keyFile) {}
