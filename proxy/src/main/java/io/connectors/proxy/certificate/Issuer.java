package io.connectors.proxy.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** An authority's certificate with the key that signs in its name. The key appears in no message. */
public record Issuer(X509Certificate certificate, PrivateKey key) {

    /** Returns the moment from which the certificate is worth nothing. */
    public Instant expiry() {
        return certificate.getNotAfter().toInstant();
    }

    /** Tells whether the key is the certificate's. */
    public boolean isConsistent() {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
