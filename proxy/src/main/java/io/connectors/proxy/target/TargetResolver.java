package io.connectors.proxy.target;

import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.upstream.Route;
import java.util.Optional;

/** Finds the tool's address and the credential for a request whose caller may use the Connectors it names. */
public final class TargetResolver {
    private final ClusterView cluster;
    private final CredentialLookup credentials;

    public TargetResolver(ClusterView cluster) {
        this.cluster = cluster;
        this.credentials = new CredentialLookup(cluster);
    }

    public Decision<ResolvedTarget> resolve(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Below(ResourceRef connector, RequestTarget rest) ->
                subject(connector).then(subject -> below(subject, rest));
            case Wanted.Url url ->
                covering(url).then(match -> resolved(match.subject(), match.address(), url.target()));
        };
    }

    private Decision<ResolvedTarget> below(Subject subject, RequestTarget rest) {
        ToolAddress address = subject.targets().addresses().getFirst();
        String path = address.path() + rest.path();
        return resolved(subject, address, rest.withPath(path));
    }

    private Decision<Match> covering(Wanted.Url url) {
        Match best = null;
        for (ResourceRef ref : url.connectors()) {
            switch (subject(ref)) {
                case Decision.Refused<Subject>(var refusal) -> {
                    return new Decision.Refused<>(refusal);
                }
                case Decision.Passed<Subject>(Subject subject) -> {
                    Optional<ToolAddress> address = subject.targets().covering(asked(url));
                    if (address.isPresent() && (best == null || longer(address.get(), best.address()))) {
                        best = new Match(subject, address.get());
                    }
                }
            }
        }
        return best == null ? notDeclared(url) : Decision.passed(best);
    }

    private Decision<ResolvedTarget> resolved(Subject subject, ToolAddress address, RequestTarget target) {
        Connector connector = subject.connector();
        return credentials.find(connector, subject.connectorClass()).then(found -> {
            Origin origin = new Origin(address.scheme(), address.host(), address.port());
            String owner = connector.getMetadata().getUid() + "/" + found.version();
            Route route = new Route(owner, origin, found.authorities());
            return Decision.passed(new ResolvedTarget(subject.ref(), route, target, found.credential()));
        });
    }

    private Decision<Subject> subject(ResourceRef ref) {
        Optional<Connector> connector = cluster.connector(ref);
        if (connector.isEmpty()) {
            return Decision.refused(
                    Reason.NOT_PERMITTED, "Connector \"" + ref + "\" was deleted while the request was on its way.");
        }
        String className = connector.get().getSpec().connectorClassName();
        Optional<ConnectorClass> connectorClass = cluster.connectorClass(className);
        if (connectorClass.isEmpty()) {
            return Decision.refused(
                    Reason.CLASS_NOT_FOUND,
                    "Connector \"%s\" is of class \"%s\", which does not exist.".formatted(ref, className));
        }
        if (connectorClass.get().getSpec().proxy() == null) {
            return Decision.refused(
                    Reason.CLASS_WITHOUT_PROXY,
                    "Class \"%s\" of Connector \"%s\" has no spec.proxy.".formatted(className, ref));
        }
        try {
            InjectionTargets targets = InjectionTargets.of(
                    connector.get().getSpec(), connectorClass.get().getSpec());
            return Decision.passed(new Subject(ref, connector.get(), connectorClass.get(), targets));
        } catch (InvalidAddressException e) {
            return Decision.refused(Reason.ADDRESS_INVALID, "Connector \"%s\": %s".formatted(ref, e.getMessage()));
        }
    }

    private static boolean longer(ToolAddress one, ToolAddress other) {
        return one.path().length() > other.path().length();
    }

    private static io.connectors.crds.address.RequestTarget asked(Wanted.Url url) {
        Origin origin = url.origin();
        return new io.connectors.crds.address.RequestTarget(
                origin.scheme(), origin.host(), origin.port(), url.target().path());
    }

    private static Decision<Match> notDeclared(Wanted.Url url) {
        String asked = url.origin() + url.target().path();
        return Decision.refused(
                Reason.TARGET_NOT_DECLARED,
                asked + " is not below an address of " + url.connectors()
                        + ". Declare it in spec.addressExtensions, or send the request without this proxy.");
    }

    private record Subject(
            ResourceRef ref, Connector connector, ConnectorClass connectorClass, InjectionTargets targets) {}

    private record Match(Subject subject, ToolAddress address) {}
}
