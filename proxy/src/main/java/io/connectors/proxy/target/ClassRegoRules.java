package io.connectors.proxy.target;

import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.RegoRule;
import io.connectors.proxy.rule.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the rules in Rego of a class that are evaluated. */
public final class ClassRegoRules {
    private ClassRegoRules() {}

    /** Returns the rule that finds the token of a client. */
    static Optional<Rule> extractor(ConnectorClass connectorClass) {
        return Optional.ofNullable(connectorClass.getSpec().proxy())
                .map(ClassProxy::authExtractor)
                .map(RegoRule::rego)
                .map(module -> Rule.extractor(connectorClass.getMetadata().getName(), module));
    }

    /** Returns the texts of all of them. */
    public static Set<String> modules(ConnectorClass connectorClass) {
        List<AuthType> types = Optional.ofNullable(connectorClass.getSpec().auth())
                .map(auth -> auth.types())
                .orElse(List.of());
        Stream<String> generators =
                types.stream().map(AuthType::generator).filter(Objects::nonNull).map(RegoRule::rego);
        return Stream.concat(extractor(connectorClass).map(Rule::module).stream(), generators)
                .collect(Collectors.toUnmodifiableSet());
    }
}
