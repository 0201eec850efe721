package io.connectors.crds.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * As whom we appear at a tool that asks TLS clients for a certificate.
 *
 * @param certificates our own one first, then those that lead to an authority
 * @param key belongs to the first certificate
 */
public record ClientIdentity(List<X509Certificate> certificates, PrivateKey key) {
    public ClientIdentity {
        certificates = List.copyOf(certificates);
    }

    @Override
    public String toString() {
        return "ClientIdentity[hidden]";
    }
}
