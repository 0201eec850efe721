package io.connectors.proxy.authority;

import io.connectors.proxy.certificate.FakeClock;
import io.connectors.proxy.certificate.Mint;
import io.connectors.proxy.certificate.Pem;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** The cluster that replicas of one installation share. */
final class Replicas {
    static final Mint MINT = new Mint(new SecureRandom());

    final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T10:00:00Z"));
    final FakeText secret = new FakeText("Secret system/authority");
    final FakeText bundle = new FakeText("ConfigMap system/ca");

    AuthorityKeeper replica() {
        return new AuthorityKeeper(secret, bundle, MINT, clock);
    }

    List<X509Certificate> published() {
        return Pem.certificates(bundle.text()).orElseThrow();
    }

    List<Generation> generations() {
        return StoredAuthority.read(secret.text()).orElseThrow().generations();
    }

    static X509Certificate signer(AuthorityKeeper replica) {
        return replica.issuer().orElseThrow().certificate();
    }
}
