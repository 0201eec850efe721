package io.connectors.sandbox.authorization;

import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Decides by the roles and bindings that are stored when it is asked. */
public final class RbacAuthorizer implements Authorizer {

    static final String MASTERS = "system:masters";

    private final ObjectReader objects;
    private final LongSupplier revision;

    // Written by any thread that finds it too old; each value says which revision it knows.
    private volatile Snapshot latest;

    private record Snapshot(long revision, RbacIndex index) {}

    /** All rules a user has somewhere, with what stood in the way of finding more. */
    record Rights(List<PolicyRule> rules, List<String> problems) {

        boolean allow(AccessAttributes access) {
            return rules.stream().anyMatch(rule -> rule.allows(access));
        }
    }

    /**
     * Reads roles and bindings now, and again with the first decision after a change.
     *
     * @param revision another number after each change of a role or binding; asked before each decision, so it must be cheap
     */
    public RbacAuthorizer(ObjectReader objects, LongSupplier revision) {
        this.objects = objects;
        this.revision = revision;
        this.latest = snapshot(revision.getAsLong());
    }

    @Override
    public Decision authorize(UserInfo user, AccessAttributes access) {
        if (user.groups().contains(MASTERS)) {
            return Decision.allowedBecause("");
        }
        String namespace = access instanceof AccessAttributes.Resource resource ? resource.namespace() : "";
        List<String> problems = new ArrayList<>();
        for (RbacIndex.Granted granted : index().grantedTo(user, namespace)) {
            switch (granted) {
                case RbacIndex.Granted.Rules(String source, List<PolicyRule> rules) -> {
                    if (rules.stream().anyMatch(rule -> rule.allows(access))) {
                        return Decision.allowedBecause("RBAC: allowed by " + source);
                    }
                }
                case RbacIndex.Granted.MissingRole(String problem) -> problems.add(problem);
            }
        }
        return Decision.refusedBecause(problems.isEmpty() ? "" : "RBAC: " + summary(problems));
    }

    Rights rightsOf(UserInfo user, String namespace) {
        List<PolicyRule> rules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RbacIndex.Granted granted : index().grantedTo(user, namespace)) {
            switch (granted) {
                case RbacIndex.Granted.Rules(String source, List<PolicyRule> more) -> rules.addAll(more);
                case RbacIndex.Granted.MissingRole(String problem) -> problems.add(problem);
            }
        }
        return new Rights(rules, problems);
    }

    Optional<List<PolicyRule>> rulesOf(RoleBinding.RoleRef role, String bindingNamespace) {
        return index().rulesOf(role, bindingNamespace);
    }

    /** Joins problems as Go's aggregate errors print: one alone, several in brackets, none twice. */
    static String summary(List<String> problems) {
        List<String> distinct = problems.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : "[" + String.join(", ", distinct) + "]";
    }

    private RbacIndex index() {
        // Taken before the objects are read: a change meanwhile makes the snapshot old, not wrongly new.
        long wanted = revision.getAsLong();
        Snapshot current = latest;
        if (current.revision() != wanted) {
            current = snapshot(wanted);
            latest = current;
        }
        return current.index();
    }

    private Snapshot snapshot(long known) {
        return new Snapshot(known, RbacIndex.read(objects));
    }
}
