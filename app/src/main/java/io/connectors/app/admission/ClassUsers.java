package io.connectors.app.admission;

import io.connectors.app.validation.ConnectorRules;
import io.connectors.app.validation.Violation;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The Connectors of a class, as far as the one who asks may hear of them. Anybody who reaches the port can send a review, so names are
 * told only for the uid of the stored class: who knows that can read the class in the cluster.
 *
 * @param named whether the names may be told
 */
record ClassUsers(String className, List<Connector> connectors, boolean named) {
    private static final int SHOWN = 5;

    /** Each is checked twice; a class with more is not looked through to the end. */
    private static final int CHECKED = 2000;

    /** Of more Connectors that are gone already, the deletion of their class waits for the news. */
    private static final int ASKED = 20;

    /**
     * Leaves out those that are gone: who deletes the Connectors and then their class is faster than the watch. Nobody is asked for
     * a stranger who guesses names.
     */
    ClassUsers stillThere(Predicate<Connector> stored) {
        int gone = 0;
        while (named && gone < Math.min(ASKED, connectors.size()) && !stored.test(connectors.get(gone))) {
            gone++;
        }
        return new ClassUsers(className, connectors.subList(gone, connectors.size()), named);
    }

    /** Says why the class has to stay; empty when nobody uses it. */
    Optional<String> refusal() {
        if (connectors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("ConnectorClass \"%s\" is used by %s. Delete %s first; see kubectl get connectors -A"
                .formatted(className, list(connectors), named && connectors.size() == 1 ? "it" : "them"));
    }

    /** Warns of Connectors that are good with the old class and not with the new one. */
    List<String> brokenBy(ConnectorClass before, ConnectorClass after) {
        List<Connector> broken = new ArrayList<>();
        Optional<Violation> first = Optional.empty();
        for (Connector connector : connectors.stream().limit(CHECKED).toList()) {
            Optional<Violation> violation = newError(connector, before, after);
            if (violation.isPresent()) {
                broken.add(connector);
                first = first.or(() -> violation);
            }
        }
        return first.map(violation -> List.of("This change breaks %s (%s). They stay stored and become not Ready."
                        .formatted(list(broken), violation.line())))
                .orElse(List.of());
    }

    private static Optional<Violation> newError(Connector connector, ConnectorClass before, ConnectorClass after) {
        Set<Violation> old = new HashSet<>(ConnectorRules.check(connector, Optional.of(before)));
        return ConnectorRules.check(connector, Optional.of(after)).stream()
                .filter(Violation::isError)
                .filter(violation -> !old.contains(violation))
                .findFirst();
    }

    private String list(List<Connector> some) {
        String count = some.size() == 1 ? "1 Connector" : some.size() + " Connectors";
        if (!named) {
            return "Connectors";
        }
        String names = some.stream()
                .limit(SHOWN)
                .map(connector -> connector.getMetadata().getNamespace() + "/"
                        + connector.getMetadata().getName())
                .sorted()
                .collect(Collectors.joining(", "));
        return count + ": " + names + (some.size() > SHOWN ? ", …" : "");
    }
}
