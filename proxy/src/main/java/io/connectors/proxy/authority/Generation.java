package io.connectors.proxy.authority;

import io.connectors.proxy.certificate.Issuer;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * One certificate of the authority.
 *
 * @param signsFrom when it begins to sign; {@link #UNPUBLISHED} until clients can have learnt to trust it
 */
record Generation(Issuer issuer, Instant signsFrom) {
    static final Instant UNPUBLISHED = Instant.MAX;

    static Generation unpublished(Issuer issuer) {
        return new Generation(issuer, UNPUBLISHED);
    }

    Generation signingFrom(Instant from) {
        return new Generation(issuer, from);
    }

    X509Certificate certificate() {
        return issuer.certificate();
    }

    boolean isUnpublished() {
        return signsFrom.equals(UNPUBLISHED);
    }

    boolean expiresAfter(Instant moment) {
        return issuer.expiry().isAfter(moment);
    }

    boolean signs(Instant now) {
        return !signsFrom.isAfter(now) && expiresAfter(now);
    }

    @Override
    public String toString() {
        return issuer + (isUnpublished() ? " not published yet" : " signing from " + signsFrom);
    }
}
