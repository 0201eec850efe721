package io.connectors.proxy.target;

import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.access.TokenSearch;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.upstream.Reach;
import io.connectors.proxy.upstream.Route;
import io.connectors.proxy.upstream.ToolIdentity;
import io.connectors.proxy.upstream.UpstreamLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tool's address and the credential for a request whose caller may use the Connectors it names. */
public final class TargetResolver {
    private static final String RELAYED = "relayed";

    private final Subjects subjects;
    private final CredentialLookup credentials;
    private final UpstreamLimits limits;
    private final boolean relaying;

    /**
     * Creates a resolver.
     *
     * @param relaying whether this installation lets classes pass requests to hosts that no Connector declares
     */
    public TargetResolver(ClusterView cluster, UpstreamLimits limits, boolean relaying) {
        this.subjects = new Subjects(cluster);
        this.credentials = new CredentialLookup(cluster);
        this.limits = limits;
        this.relaying = relaying;
    }

    public Decision<Destination> resolve(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Below(ResourceRef connector, var _, RequestTarget rest) ->
                subjects.find(connector).then(subject -> below(subject, rest));
            case Wanted.Url url -> all(url.connectors()).then(named -> resolve(url, named));
        };
    }

    /** Returns where clients of a Connector may show their token, as its class says; the usual places when there is no such Connector. */
    public TokenSearch.Places clientTokens(ResourceRef connector) {
        return subjects.find(connector) instanceof Decision.Passed<Subject>(Subject subject)
                ? new TokenSearch.Places(
                        ClassRegoRules.extractor(subject.connectorClass()),
                        subject.proxy().clientToken())
                : TokenSearch.Places.USUAL;
    }

    /** Decides what a tunnel to a place is for. Which requests may go through it is decided for each of them. */
    public Decision<TunnelPurpose> tunnel(List<ResourceRef> connectors, Origin place) {
        return all(connectors).then(named -> {
            boolean declared = named.stream()
                    .flatMap(subject -> subject.targets().addresses().stream())
                    .anyMatch(address -> address.host().equals(place.host()) && address.port() == place.port());
            if (declared) {
                return Decision.passed(new TunnelPurpose.Intercepted());
            }
            return relay(place, named)
                    .<Decision<TunnelPurpose>>map(relayed -> Decision.passed(new TunnelPurpose.Opaque(relayed)))
                    .orElseGet(() -> notDeclared(place.host() + ":" + place.port(), named));
        });
    }

    private Decision<List<Subject>> all(List<ResourceRef> connectors) {
        List<Subject> found = new ArrayList<>(connectors.size());
        for (ResourceRef connector : connectors) {
            switch (subjects.find(connector)) {
                case Decision.Passed<Subject>(Subject subject) -> found.add(subject);
                case Decision.Refused<Subject>(Refusal refusal) -> {
                    return new Decision.Refused<>(refusal);
                }
            }
        }
        return Decision.passed(found);
    }

    private Decision<Destination> below(Subject subject, RequestTarget rest) {
        ToolAddress address = subject.targets().addresses().getFirst();
        return declared(subject, address, rest.withPath(address.path() + rest.path()));
    }

    private Decision<Destination> resolve(Wanted.Url url, List<Subject> named) {
        Subject chosen = null;
        ToolAddress longest = null;
        for (Subject subject : named) {
            Optional<ToolAddress> address = subject.targets().covering(asked(url));
            if (address.isPresent()
                    && (longest == null
                            || address.get().path().length() > longest.path().length())) {
                chosen = subject;
                longest = address.get();
            }
        }
        if (chosen != null && longest != null) {
            return declared(chosen, longest, url.target());
        }
        return relay(url.origin(), named)
                .<Decision<Destination>>map(Decision::passed)
                .orElseGet(() -> notDeclared(url.origin() + url.target().path(), named));
    }

    private Decision<Destination> declared(Subject subject, ToolAddress address, RequestTarget target) {
        return credentials.find(subject.connector(), subject.connectorClass()).then(found -> {
            Origin origin = new Origin(address.scheme(), address.host(), address.port());
            String owner = subject.connector().getMetadata().getUid() + "/" + found.version();
            UpstreamLimits own = FirstByteTimeout.of(subject.connector())
                    .map(limits::withFirstByte)
                    .orElse(limits);
            Route route = new Route(owner, origin, found.identity(), Reach.DECLARED, own);
            return Decision.passed(new Destination.Declared(
                    subject.ref(), subject.className(), route, target, address, found.credential(), found.type()));
        });
    }

    // A host may tie who a client said it is to the connection, and the proxy knows nothing of such identities. Neither
    // would the number of hosts be bounded whose connections are kept.
    private Optional<Destination.Relayed> relay(Origin place, List<Subject> named) {
        return named.stream()
                .filter(subject -> relaying && subject.relays())
                .findFirst()
                .map(subject -> new Destination.Relayed(
                        subject.ref(),
                        subject.className(),
                        new Route(RELAYED, place, ToolIdentity.NONE, Reach.PUBLIC, limits.unpooled())));
    }

    private static io.connectors.crds.address.RequestTarget asked(Wanted.Url url) {
        Origin origin = url.origin();
        return new io.connectors.crds.address.RequestTarget(
                origin.scheme(), origin.host(), origin.port(), url.target().path());
    }

    private <T> Decision<T> notDeclared(String asked, List<Subject> named) {
        List<ResourceRef> connectors = named.stream().map(Subject::ref).toList();
        boolean classRelays = named.stream().anyMatch(Subject::relays);
        String further =
                classRelays ? " This installation does not pass such requests on (connectors.proxy.relay)." : "";
        return Decision.refused(
                Reason.TARGET_NOT_DECLARED,
                "%s is not below an address of %s. Declare it in spec.addressExtensions, or send the request without this proxy.%s"
                        .formatted(asked, connectors, further));
    }
}
