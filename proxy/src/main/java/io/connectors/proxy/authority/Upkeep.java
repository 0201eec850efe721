package io.connectors.proxy.authority;

import io.connectors.proxy.authority.SharedText.Revision;
import io.connectors.proxy.certificate.Issuer;
import io.connectors.proxy.certificate.Pem;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is stored and what is published to what the rotation wants, together with other replicas that do the same.
 *
 * <p>The published text is read before the stored one, and replaced only if it has not changed since. So a replica never takes
 * away a certificate that another one has published after storing it: it would have read the certificate, too.
 */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** A new authority takes three writes, and each may be crossed by those of others. */
    private static final int MAX_ATTEMPTS = 20;

    private static final String REMEDY = "Apply deploy/interception-authority.yaml.";

    private final SharedText stored;
    private final SharedText published;
    private final Rotation rotation;
    private final Function<Instant, Issuer> maker;

    Upkeep(SharedText stored, SharedText published, Rotation rotation, Function<Instant, Issuer> maker) {
        this.stored = stored;
        this.published = published;
        this.rotation = rotation;
        this.maker = maker;
    }

    /**
     * Does what is due.
     *
     * @throws SharedTextException when the cluster does not say what is stored, or does not take a write
     */
    State run(Instant now) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<State> settled = attempt(now);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        throw new SharedTextException(stored.name() + " is being written by others all the time; trying again");
    }

    /** Makes one step; empty when it changed something, or somebody else did, so that one has to look again. */
    private Optional<State> attempt(Instant now) {
        Optional<Revision> bundle = published.read();
        Optional<Revision> document = stored.read();
        if (document.isEmpty()) {
            return Optional.of(new State.Unusable(stored.name() + " does not exist. " + REMEDY));
        }
        Optional<Authority> authority = StoredAuthority.read(document.get().text());
        if (authority.isEmpty()) {
            return Optional.of(new State.Unusable(stored.name()
                    + " does not hold what the proxy wrote. Remove its data to have a new authority made;"
                    + " workloads must then learn to trust that one."));
        }
        return attempt(now, bundle, document.get(), authority.get());
    }

    private Optional<State> attempt(Instant now, Optional<Revision> bundle, Revision document, Authority authority) {
        Authority wanted = rotation.next(authority, certificates(bundle), now, () -> maker.apply(now));
        if (!wanted.equals(authority)) {
            if (stored.replace(document, StoredAuthority.write(wanted))) {
                LOG.info("Stored in {}: {}", stored.name(), wanted.generations());
            }
            return Optional.empty();
        }
        if (bundle.isEmpty()) {
            return Optional.of(new State.Held(wanted, published.name() + " does not exist. " + REMEDY));
        }
        String pem = Pem.of(wanted.trusted(now));
        if (!bundle.get().text().equals(pem)) {
            if (published.replace(bundle.get(), pem)) {
                LOG.info(
                        "Published in {}: {} certificates",
                        published.name(),
                        wanted.trusted(now).size());
            }
            return Optional.empty();
        }
        return Optional.of(new State.Held(wanted, ""));
    }

    private static List<X509Certificate> certificates(Optional<Revision> bundle) {
        return bundle.flatMap(text -> Pem.certificates(text.text())).orElse(List.of());
    }
}
