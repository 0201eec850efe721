package io.connectors.sandbox.authorization;

import io.connectors.sandbox.resource.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares rules with rules: what do some of them grant that others do not. */
final class MissingRights {

    private MissingRights() {}

    /** Returns what {@code held} does not cover, a line for each resource or URL in the words of a real API server. */
    static List<String> between(List<PolicyRule> held, List<PolicyRule> wanted) {
        Map<Right, List<String>> missing = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (PolicyRule rule : wanted) {
            for (Right right : rightsOf(rule)) {
                for (String verb : rule.verbs()) {
                    if (held.stream().noneMatch(owner -> right.coveredBy(owner, verb))) {
                        missing.computeIfAbsent(right, _ -> new ArrayList<>()).add(verb);
                    }
                }
            }
        }
        missing.forEach((right, verbs) -> lines.addAll(right.describe(verbs)));
        return lines.stream().distinct().sorted().toList();
    }

    /** The smallest thing that a rule grants and another one covers as a whole or not at all. */
    private sealed interface Right {

        boolean coveredBy(PolicyRule owner, String verb);

        List<String> describe(List<String> verbs);

        /** An action on one resource; {@code names} is empty or holds one name. */
        record OnResource(String group, String resource, List<String> names) implements Right {

            @Override
            public boolean coveredBy(PolicyRule owner, String verb) {
                return PolicyRule.matches(owner.verbs(), verb)
                        && PolicyRule.matches(owner.apiGroups(), group)
                        && coversResource(owner)
                        && (owner.resourceNames().isEmpty()
                                || (!names.isEmpty() && owner.resourceNames().containsAll(names)));
            }

            @Override
            public List<String> describe(List<String> verbs) {
                String named = names.isEmpty() ? "" : ", ResourceNames:" + Quoted.list(names);
                return List.of("{APIGroups:%s, Resources:%s%s, Verbs:%s}"
                        .formatted(
                                Quoted.list(List.of(group)),
                                Quoted.list(List.of(resource)),
                                named,
                                Quoted.list(verbs)));
            }

            private boolean coversResource(PolicyRule owner) {
                int slash = resource.indexOf('/');
                return PolicyRule.matches(owner.resources(), resource)
                        || (slash > 0 && owner.resources().contains("*" + resource.substring(slash)));
            }
        }

        record OnUrl(String url) implements Right {

            @Override
            public boolean coveredBy(PolicyRule owner, String verb) {
                return PolicyRule.matches(owner.verbs(), verb) && owner.allowsUrl(url);
            }

            @Override
            public List<String> describe(List<String> verbs) {
                // URLs are listed verb by verb, resources with all their verbs.
                return verbs.stream()
                        .map(verb -> "{NonResourceURLs:%s, Verbs:%s}"
                                .formatted(Quoted.list(List.of(url)), Quoted.list(List.of(verb))))
                        .toList();
            }
        }
    }

    private static List<Right> rightsOf(PolicyRule rule) {
        List<Right> rights = new ArrayList<>();
        for (String group : rule.apiGroups()) {
            for (String resource : rule.resources()) {
                if (rule.resourceNames().isEmpty()) {
                    rights.add(new Right.OnResource(group, resource, List.of()));
                }
                for (String name : rule.resourceNames()) {
                    rights.add(new Right.OnResource(group, resource, List.of(name)));
                }
            }
        }
        rule.nonResourceUrls().forEach(url -> rights.add(new Right.OnUrl(url)));
        return rights;
    }
}
