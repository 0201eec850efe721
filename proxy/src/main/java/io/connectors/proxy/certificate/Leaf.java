package io.connectors.proxy.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/**
 * A certificate in use.
 *
 * @param issuer certificate of who signed it
 * @param from first moment of its validity
 * @param renewal when another one takes its place, well before it expires
 * @param context shows this certificate and no other; sessions can be resumed within it only
 */
record Leaf(X509Certificate certificate, X509Certificate issuer, Instant from, Instant renewal, SSLContext context) {

    boolean serves(Issuer current, Instant now) {
        // A clock that was set back leaves certificates behind that are not valid yet.
        return now.isBefore(renewal) && !now.isBefore(from) && issuer.equals(current.certificate());
    }
}
